using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Events.Clients;
using Events.Clients.NSwag;

using HttpClient http = new();
EventsClient client = new(http) { BaseUrl = args[0] };
DateTimeOffset start = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
DateTimeOffset end = start.AddHours(4);
DateTimeOffset alert = start.AddMinutes(-1);

Event created = await client.CreateEventAsync(new NewEventBody
{
    Event = new NewEvent
    {
        Casefile_id = 123,
        Calendar_id = 1,
        Subject_id = 456,
        Case_service_id = 1,
        Start_at = start.ToString("O"),
        End_at = end.ToString("O"),
        Is_allday = false,
        Timezone = "America/Denver",
        Title = "Made by NSwag's client",
        Body = "Bring the file.",
        Address = new GivenAddress
        {
            Address_1 = "2000 Blake Street",
            Address_2 = "Floor 2",
            Address_3 = "Room 3",
            City = "Denver",
            State = "CO",
            Zip = "01234",
            Country = "US",
        },
        Users_list = [3, 1, 2],
        Alert_at = alert.ToString("O"),
        Show_as = NewEventShow_as.Free,
    },
});
CheckWhole(created, "create");
Expect.Equal(null, created.Alert_sent_at, "create: alert_sent_at");

DispatchResult dispatched = await client.DispatchAlertsAsync();
Expect.Equal(1, dispatched.Delivered, "dispatch: delivered");
Event read = await client.GetEventAsync(created.Id);
CheckWhole(read, "get");
Expect.Equal(true, read.Alert_sent_at >= start, "get: alert_sent_at after the start");

ICollection<Event> list = await client.ListEventsAsync(id: [created.Id], is_allday: false, start_from: start.ToString("O"), sort: Sort.Updated_at, dir: Dir.Desc, per_page: 5);
Expect.Equal(1, list.Count, "list: its length");
CheckWhole(list.Single(), "list");
Expect.Equal(read.Alert_sent_at, list.Single().Alert_sent_at, "list: alert_sent_at");

EventCount? count = await http.GetFromJsonAsync<EventCount>($"{args[0]}/v1/events?id={created.Id}&mode=count");
Expect.Equal(1, count?.Record_count, "count: record_count");

Event patched = await client.ChangeEventAsync(new EventPatchBody { Event = new EventPatch { Title = "Moved", Address = new AddressPatch { City = "Boulder" } } }, created.Id);
Expect.Equal("Moved", patched.Title, "patch: title");
Expect.Equal("Boulder", patched.Address?.City, "patch: address.city");
patched.Title = created.Title;
patched.Address!.City = created.Address!.City;
CheckWhole(patched, "patch");
Expect.Equal(read.Alert_sent_at, patched.Alert_sent_at, "patch: alert_sent_at");

ICollection<BatchItem> batch = await client.CreateEventBatchAsync(new NewEventsBody
{
    Events =
    [
        new NewEvent { Casefile_id = 123, Calendar_id = 1, Start_at = start.ToString("O"), End_at = end.ToString("O"), Title = "Short" },
        new NewEvent { Casefile_id = 123, Calendar_id = 1, Start_at = end.ToString("O"), End_at = start.ToString("O"), Title = "Wrong way round" },
    ],
});
Expect.Equal("201, 422", string.Join(", ", batch.Select(item => item.Status)), "batch: the statuses");
CheckShort(batch.First().Event, "batch");
Expect.Equal(null, batch.First().Problem, "batch: the problem of the created event");
Expect.Equal(null, batch.Last().Event, "batch: the event of the refused one");
CheckFault(batch.Last().Problem, "#/events/1/end_at", "batch");

try
{
    await client.CreateEventAsync(new NewEventBody
    {
        Event = new NewEvent { Casefile_id = 123, Calendar_id = 1, Start_at = end.ToString("O"), End_at = start.ToString("O"), Title = "Wrong way round" },
    });
    throw new InvalidOperationException("A wrong event was created.");
}
catch (ApiException<Problem> exception)
{
    Expect.Equal(422, exception.StatusCode, "problem: the answer's status");
    CheckFault(exception.Result, "#/event/end_at", "problem");
}

Console.WriteLine("NSwag's client: list, create, patch, batch and a problem are read correctly.");

void CheckWhole(Event read, string by)
{
    Expect.Equal(123, read.Casefile_id, $"{by}: casefile_id");
    Expect.Equal(1, read.Calendar_id, $"{by}: calendar_id");
    Expect.Equal(456, read.Subject_id, $"{by}: subject_id");
    Expect.Equal(1, read.Case_service_id, $"{by}: case_service_id");
    Expect.Equal(start, read.Start_at, $"{by}: start_at");
    Expect.Equal(end, read.End_at, $"{by}: end_at");
    Expect.Equal(false, read.Is_allday, $"{by}: is_allday");
    Expect.Equal("America/Denver", read.Timezone, $"{by}: timezone");
    Expect.Equal("Made by NSwag's client", read.Title, $"{by}: title");
    Expect.Equal("Bring the file.", read.Body, $"{by}: body");
    Expect.Equal("2000 Blake Street", read.Address?.Address_1, $"{by}: address.address_1");
    Expect.Equal("Floor 2", read.Address?.Address_2, $"{by}: address.address_2");
    Expect.Equal("Room 3", read.Address?.Address_3, $"{by}: address.address_3");
    Expect.Equal("Denver", read.Address?.City, $"{by}: address.city");
    Expect.Equal("CO", read.Address?.State, $"{by}: address.state");
    Expect.Equal("01234", read.Address?.Zip, $"{by}: address.zip");
    Expect.Equal("US", read.Address?.Country, $"{by}: address.country");
    Expect.Equal("3, 1, 2", string.Join(", ", read.Users_list), $"{by}: users_list");
    Expect.Equal(alert, read.Alert_at, $"{by}: alert_at");
    Expect.Equal(EventShow_as.Free, read.Show_as, $"{by}: show_as");
    Expect.Equal(true, read.Id > 0, $"{by}: id above 0");
    Expect.Equal(true, read.Created_at >= alert && read.Updated_at >= read.Created_at, $"{by}: created_at and updated_at in order");
}

static void CheckShort(Event? read, string by)
{
    Expect.Equal("Short", read?.Title, $"{by}: title");
    Expect.Equal(null, read!.Subject_id, $"{by}: subject_id");
    Expect.Equal(null, read!.Case_service_id, $"{by}: case_service_id");
    Expect.Equal(null, read!.Timezone, $"{by}: timezone");
    Expect.Equal(null, read!.Body, $"{by}: body");
    Expect.Equal(null, read!.Address, $"{by}: address");
    Expect.Equal(0, read!.Users_list.Count, $"{by}: the length of users_list");
    Expect.Equal(null, read!.Alert_at, $"{by}: alert_at");
    Expect.Equal(null, read!.Alert_sent_at, $"{by}: alert_sent_at");
    Expect.Equal(EventShow_as.Busy, read.Show_as, $"{by}: show_as");
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

namespace Events.Clients.NSwag
{
    public partial class EventsClient
    {
        // A null in a patch resets the field, so members that are not set are not sent.
        static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) =>
            settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
    }
}
