using System.Text.Json;
using Events.Clients;
using Events.Clients.Kiota;
using Events.Clients.Kiota.Models;
using Events.Clients.Kiota.V1.Events;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

using HttpClientRequestAdapter adapter = new(new AnonymousAuthenticationProvider()) { BaseUrl = args[0] };
EventsClient client = new(adapter);
EventsRequestBuilder events = client.V1.Events;
DateTimeOffset start = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
DateTimeOffset end = start.AddHours(4);
DateTimeOffset alert = start.AddMinutes(-1);

Event? created = await events.PostAsync(new NewEventBody
{
    Event = new NewEvent
    {
        CasefileId = 123,
        CalendarId = 1,
        SubjectId = 456,
        CaseServiceId = 1,
        StartAt = start.ToString("O"),
        EndAt = end.ToString("O"),
        IsAllday = false,
        Timezone = "America/Denver",
        Title = "Made by Kiota's client",
        Body = "Bring the file.",
        Address = new GivenAddress
        {
            Address1 = "2000 Blake Street",
            Address2 = "Floor 2",
            Address3 = "Room 3",
            City = "Denver",
            State = "CO",
            Zip = "01234",
            Country = "US",
        },
        UsersList = [3, 1, 2],
        AlertAt = alert.ToString("O"),
        ShowAs = NewEvent_show_as.Free,
    },
});
CheckWhole(created, "create");
Expect.Equal(null, created!.AlertSentAt, "create: alert_sent_at");

DispatchResult? dispatched = await client.V1.Alerts.Dispatch.PostAsync();
Expect.Equal(1, dispatched?.Delivered, "dispatch: delivered");
Event? read = await events[created.Id!.Value].GetAsync();
CheckWhole(read, "get");
Expect.Equal(true, read!.AlertSentAt >= start, "get: alert_sent_at after the start");

List<Event>? list = await events.GetAsync(request =>
{
    request.QueryParameters.Id = [created.Id];
    request.QueryParameters.IsAllday = false;
    request.QueryParameters.StartFrom = start.ToString("O");
    request.QueryParameters.Sort = GetSortQueryParameterType.Updated_at;
    request.QueryParameters.Dir = GetDirQueryParameterType.Desc;
    request.QueryParameters.PerPage = 5;
});
Expect.Equal(1, list?.Count, "list: its length");
CheckWhole(list!.Single(), "list");
Expect.Equal(read.AlertSentAt, list!.Single().AlertSentAt, "list: alert_sent_at");

RequestInformation count = events.ToGetRequestInformation(request =>
{
    request.QueryParameters.Id = [created.Id];
    request.QueryParameters.Mode = GetModeQueryParameterType.Count;
});
await using Stream? counted = await adapter.SendPrimitiveAsync<Stream>(count);
using JsonDocument counts = await JsonDocument.ParseAsync(counted!);
Expect.Equal(1, counts.RootElement.GetProperty("record_count").GetInt64(), "count: record_count");

Event? patched = await events[created.Id.Value].PatchAsync(new EventPatchBody { Event = new EventPatch { Title = "Moved", Address = new AddressPatch { City = "Boulder" } } });
Expect.Equal("Moved", patched?.Title, "patch: title");
Expect.Equal("Boulder", patched?.Address?.City, "patch: address.city");
patched!.Title = created.Title;
patched.Address!.City = created.Address!.City;
CheckWhole(patched, "patch");
Expect.Equal(read.AlertSentAt, patched.AlertSentAt, "patch: alert_sent_at");

List<BatchItem>? batch = await events.Batch.PostAsync(new NewEventsBody
{
    Events =
    [
        new NewEvent { CasefileId = 123, CalendarId = 1, StartAt = start.ToString("O"), EndAt = end.ToString("O"), Title = "Short" },
        new NewEvent { CasefileId = 123, CalendarId = 1, StartAt = end.ToString("O"), EndAt = start.ToString("O"), Title = "Wrong way round" },
    ],
});
Expect.Equal("201, 422", string.Join(", ", batch!.Select(item => item.Status)), "batch: the statuses");
CheckShort(batch!.First().Event, "batch");
Expect.Equal(null, batch!.First().Problem, "batch: the problem of the created event");
Expect.Equal(null, batch!.Last().Event, "batch: the event of the refused one");
CheckFault(batch!.Last().Problem, "#/events/1/end_at", "batch");

try
{
    await events.PostAsync(new NewEventBody
    {
        Event = new NewEvent { CasefileId = 123, CalendarId = 1, StartAt = end.ToString("O"), EndAt = start.ToString("O"), Title = "Wrong way round" },
    });
    throw new InvalidOperationException("A wrong event was created.");
}
catch (Problem problem)
{
    Expect.Equal(422, problem.ResponseStatusCode, "problem: the answer's status");
    CheckFault(problem, "#/event/end_at", "problem");
}

Console.WriteLine("Kiota's client: list, create, patch, batch and a problem are read correctly.");

void CheckWhole(Event? read, string by)
{
    Expect.Equal(123, read?.CasefileId, $"{by}: casefile_id");
    Expect.Equal(1, read?.CalendarId, $"{by}: calendar_id");
    Expect.Equal(456, read?.SubjectId, $"{by}: subject_id");
    Expect.Equal(1, read?.CaseServiceId, $"{by}: case_service_id");
    Expect.Equal(start, read?.StartAt, $"{by}: start_at");
    Expect.Equal(end, read?.EndAt, $"{by}: end_at");
    Expect.Equal(false, read?.IsAllday, $"{by}: is_allday");
    Expect.Equal("America/Denver", read?.Timezone, $"{by}: timezone");
    Expect.Equal("Made by Kiota's client", read?.Title, $"{by}: title");
    Expect.Equal("Bring the file.", read?.Body, $"{by}: body");
    Expect.Equal("2000 Blake Street", read?.Address?.Address1, $"{by}: address.address_1");
    Expect.Equal("Floor 2", read?.Address?.Address2, $"{by}: address.address_2");
    Expect.Equal("Room 3", read?.Address?.Address3, $"{by}: address.address_3");
    Expect.Equal("Denver", read?.Address?.City, $"{by}: address.city");
    Expect.Equal("CO", read?.Address?.State, $"{by}: address.state");
    Expect.Equal("01234", read?.Address?.Zip, $"{by}: address.zip");
    Expect.Equal("US", read?.Address?.Country, $"{by}: address.country");
    Expect.Equal("3, 1, 2", string.Join(", ", read?.UsersList ?? []), $"{by}: users_list");
    Expect.Equal(alert, read?.AlertAt, $"{by}: alert_at");
    Expect.Equal(Event_show_as.Free, read?.ShowAs, $"{by}: show_as");
    Expect.Equal(true, read?.Id > 0, $"{by}: id above 0");
    Expect.Equal(true, read?.CreatedAt >= alert && read.UpdatedAt >= read.CreatedAt, $"{by}: created_at and updated_at in order");
}

static void CheckShort(Event? read, string by)
{
    Expect.Equal("Short", read?.Title, $"{by}: title");
    Expect.Equal(null, read!.SubjectId, $"{by}: subject_id");
    Expect.Equal(null, read.CaseServiceId, $"{by}: case_service_id");
    Expect.Equal(null, read.Timezone, $"{by}: timezone");
    Expect.Equal(null, read.Body, $"{by}: body");
    Expect.Equal(null, read.Address, $"{by}: address");
    Expect.Equal(0, read.UsersList?.Count, $"{by}: the length of users_list");
    Expect.Equal(null, read.AlertAt, $"{by}: alert_at");
    Expect.Equal(null, read.AlertSentAt, $"{by}: alert_sent_at");
    Expect.Equal(Event_show_as.Busy, read.ShowAs, $"{by}: show_as");
}

static void CheckFault(Problem? problem, string pointer, string by)
{
    Expect.Equal("/problems/invalid-body", problem?.Type, $"{by}: type");
    Expect.Equal(422, problem?.Status, $"{by}: status");
    Expect.Equal(1, problem?.Errors?.Count, $"{by}: the length of errors");
    Expect.Equal(pointer, problem?.Errors?.Single().Pointer, $"{by}: pointer");
    Expect.Equal(null, problem?.Errors?.Single().Parameter, $"{by}: parameter");
    Expect.Equal("conflict", problem?.Errors?.Single().Code, $"{by}: code");
}
