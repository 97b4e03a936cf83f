using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Testing.Cosmos;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.EndToEnd.Tests.Changing;

public sealed class ConcurrentPatchTests
{
    private const int Rounds = 50;

    // Each client writes its own members, so its last values must be stored in the end.
    private static readonly (string Path, Func<int, string> Patch, Func<JsonElement, string> Read)[] Clients =
    [
        Text("title"),
        Text("body"),
        Address("address_1"),
        Address("address_2"),
        Address("address_3"),
        Address("city"),
        Address("state"),
        Address("zip"),
        Integer("casefile_id"),
        Integer("subject_id"),
        Integer("case_service_id"),
        ("users_list", round => $"\"users_list\":[{round}]", json => json.GetProperty("users_list")[0].ToString()),
        ("alert_at", round => $"\"alert_at\":\"20{round:00}-01-01T00:00:00Z\"", json => $"{int.Parse(json.GetProperty("alert_at").GetString()![2..4], null)}"),
        ("start_at", round => $"\"start_at\":\"19{round:00}-01-01T00:00:00Z\"", json => $"{int.Parse(json.GetProperty("start_at").GetString()![2..4], null)}"),
        ("end_at", round => $"\"end_at\":\"21{round:00}-01-01T00:00:00Z\"", json => $"{int.Parse(json.GetProperty("end_at").GetString()![2..4], null)}"),
        ("is_allday", round => $"\"is_allday\":{(round % 2 == 1 ? "true" : "false")},\"timezone\":\"{(round == Rounds ? "UTC" : "Europe/Prague")}\"", json => json.GetProperty("timezone").GetString() == "UTC" ? $"{Rounds}" : "none"),
    ];

    [Fact]
    public async Task SixteenClientsAtTwoInstances_LoseNoChange()
    {
        await using TestService service = await TestService.StartAsync();
        HttpClient other = await service.AddInstanceAsync();
        Answer created = await service.CreateAsync(Bodies.Event(1, members => members["address"] = new JsonObject { ["country"] = "DE" }));

        await Task.WhenAll(Clients.Select((client, index) => Task.Run(async () =>
        {
            for (int round = 1; round <= Rounds; round++)
            {
                Answer answer = await TestService.SendAsync(index % 2 == 0 ? service.Client : other, ChangeRequests.Patch(created.Id, client.Patch(round)));
                Assert.True(answer.Status == 200, answer.Text);
                Assert.Equal($"{round}", client.Path == "is_allday" ? $"{round}" : client.Read(answer.Json));
            }
        }, TestService.Cancellation)));

        Answer last = await service.GetAsync(Paths.Event(created.Id));
        Assert.All(Clients, client => Assert.Equal($"{Rounds}", client.Read(last.Json)));
        Assert.Equal(EventTag.Of(1 + (Clients.Length * Rounds)), last.Header("ETag"));
    }

    [Fact]
    public async Task ConcurrentPatches_WithTheSameIfMatch_AllowOnlyOne()
    {
        await using TestService service = await TestService.StartAsync();
        HttpClient other = await service.AddInstanceAsync();
        Answer created = await service.CreateAsync(Bodies.Event(1));
        for (int revision = 1; revision <= 20; revision++)
        {
            int round = revision;
            Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => TestService.SendAsync(
                index % 2 == 0 ? service.Client : other, ChangeRequests.Patch(created.Id, $"\"body\":\"{round}\"", $"\"{round}\""))));

            Assert.Equal(EventTag.Of(round + 1), Assert.Single(answers, answer => answer.Status == 200).Header("ETag"));
            Assert.Equal(7, answers.Count(answer => answer.Status == 412));
        }
    }

    [Fact]
    public async Task Patch_DuringAChangeOfTheClaim_Succeeds()
    {
        await using TestService service = await TestService.StartAsync();
        Answer created = await service.CreateAsync(Bodies.Event(1, members => members["alert_at"] = "2023-01-01T00:00:00Z"));
        FaultGate gate = new();
        service.LocalCosmos.Faults.AddOnce(RequestKind.Replace, Fault.WaitAt(gate));

        Task<Answer> changing = service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Changed\"", "\"1\""));
        await gate.Arrived;
        await Documents.SetAsync(service, created.Id, 1, "/claim", new { token = "t", attempts = 2, accepted = Array.Empty<string>(), gone = Array.Empty<string>() });
        gate.Open();

        Answer answer = await changing;
        Assert.Equal((200, EventTag.Of(2)), (answer.Status, answer.Header("ETag")));
        JsonElement document = await Documents.ReadAsync(service, created.Id, 1);
        Assert.Equal("t", document.GetProperty("claim").GetProperty("token").GetString());
    }

    private static (string, Func<int, string>, Func<JsonElement, string>) Text(string name) =>
        (name, round => $"\"{name}\":\"{round}\"", json => json.GetProperty(name).GetString()!);

    private static (string, Func<int, string>, Func<JsonElement, string>) Integer(string name) =>
        (name, round => $"\"{name}\":{round}", json => json.GetProperty(name).ToString());

    private static (string, Func<int, string>, Func<JsonElement, string>) Address(string name) => (
        name,
        round => $"\"address\":{{\"{name}\":\"{round}\"}}",
        json => json.GetProperty("address").GetProperty(name).GetString()!);
}
