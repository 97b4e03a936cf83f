import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "../../../artifacts/clients/typescript/events.js";

type Event = components["schemas"]["Event"];
type EventCount = components["schemas"]["EventCount"];
type NewEvent = components["schemas"]["NewEvent"];
type Problem = components["schemas"]["Problem"];

const [, , baseUrl] = process.argv;
assert.ok(baseUrl, "The service's address is missing.");
const client = createClient<paths>({ baseUrl, querySerializer: { array: { style: "form", explode: false } } });
const now = Math.floor(Date.now() / 1000) * 1000;
const [start, end, alert] = [inMinutes(0), inMinutes(240), inMinutes(-1)];

const whole = {
  casefile_id: 123,
  calendar_id: 1,
  subject_id: 456,
  case_service_id: 1,
  start_at: start,
  end_at: end,
  is_allday: false,
  timezone: "America/Denver",
  title: "Made by a client of openapi-typescript",
  body: "Bring the file.",
  address: {
    address_1: "2000 Blake Street",
    address_2: "Floor 2",
    address_3: "Room 3",
    city: "Denver",
    state: "CO",
    zip: "01234",
    country: "US",
  },
  users_list: [3, 1, 2],
  alert_at: alert,
  show_as: "free",
} satisfies NewEvent;
const short: NewEvent = { casefile_id: 123, calendar_id: 1, start_at: start, end_at: end, title: "Short" };
const wrong: NewEvent = { ...short, start_at: end, end_at: start };

const created = read(await client.POST("/v1/events", { body: { event: whole } }));
checkWhole(created);
assert.equal(created.alert_sent_at, null);
const path = { event_id: created.id };

const dispatched = read(await client.POST("/v1/alerts/dispatch"));
assert.equal(dispatched.delivered, 1);
const got = read(await client.GET("/v1/events/{event_id}", { params: { path } }));
checkWhole(got);
assert.ok(got.alert_sent_at !== null && got.alert_sent_at >= start, "alert_sent_at is missing or before the start");

const query = { id: [created.id], is_allday: false, start_from: start, sort: "updated_at", dir: "desc", per_page: 5 } as const;
const list = read(await client.GET("/v1/events", { params: { query: { ...query, id: [...query.id] } } }));
assert.deepEqual(list, [got]);

const counted = read(await client.GET("/v1/events", { params: { query: { id: [created.id], mode: "count" } } }));
const count = counted as unknown as EventCount;
assert.deepEqual(count, { record_count: 1, page_count: 1 });

const patched = read(
  await client.PATCH("/v1/events/{event_id}", { params: { path }, body: { event: { title: "Moved", address: { city: "Boulder" } } } }),
);
assert.equal(patched.title, "Moved");
assert.equal(patched.address?.city, "Boulder");
checkWhole({ ...patched, title: whole.title, address: { ...patched.address, city: whole.address.city } });
assert.equal(patched.alert_sent_at, got.alert_sent_at);

const batch = read(await client.POST("/v1/events/batch", { body: { events: [short, wrong] } }));
assert.deepEqual(batch.map((item) => item.status), [201, 422]);
const [first, second] = batch;
assert.equal(first?.event?.title, "Short");
assert.deepEqual(
  [first.event.subject_id, first.event.case_service_id, first.event.timezone, first.event.body, first.event.address, first.event.alert_at, first.event.show_as],
  [null, null, null, null, null, null, "busy"],
);
assert.equal(first.problem, undefined);
assert.equal(second?.event, undefined);
checkFault(second?.problem, "#/events/1/end_at");

const refused = await client.POST("/v1/events", { body: { event: wrong } });
assert.equal(refused.response.status, 422);
checkFault(refused.error, "#/event/end_at");

console.log("openapi-typescript's client: list, create, patch, batch and a problem are read correctly.");

function inMinutes(minutes: number): string {
  return new Date(now + minutes * 60_000).toISOString().replace(".000Z", "Z");
}

function read<T>(answer: { data?: T; error?: Problem; response: Response }): T {
  assert.ok(answer.data !== undefined, `The answer is ${answer.response.status} ${JSON.stringify(answer.error)}.`);
  return answer.data;
}

function checkWhole(event: Event): void {
  for (const [name, value] of Object.entries(whole)) {
    assert.deepEqual(event[name as keyof Event], value, `${name} is not read as it was sent`);
  }

  assert.ok(event.id > 0 && event.created_at >= start && event.updated_at >= event.created_at);
}

function checkFault(problem: Problem | undefined, pointer: string): void {
  assert.equal(problem?.type, "/problems/invalid-body");
  assert.equal(problem.status, 422);
  assert.equal(problem.errors?.length, 1);
  assert.deepEqual([problem.errors[0]?.pointer, problem.errors[0]?.parameter, problem.errors[0]?.code], [pointer, undefined, "conflict"]);
}
