using System.Text.Json;
using Events.Testing.Cosmos;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Changing;

public sealed class ArmingTests(SharedService shared) : IClassFixture<SharedService>
{
    private const string AlertAt = "2023-01-29T18:00:00Z";
    private const long AlertSecond = 1675015200;
    private readonly long _calendar = SharedService.NextId();

    [Theory]
    [InlineData("\"title\":\"Changed\"")]
    [InlineData("\"title\":\"Changed\",\"alert_at\":\"2023-01-29T19:00:00+01:00\"")]
    public async Task Patch_ThatKeepsAlertAt_KeepsTheStateOfTheDelivery(string members)
    {
        long id = await CreateAsync();
        await Documents.SetAsync(shared.Service, id, _calendar, "/claim", Claim);
        await Documents.SetAsync(shared.Service, id, _calendar, "/due_at", AlertSecond + 60);
        await Documents.SetAsync(shared.Service, id, _calendar, "/failed_at", 5);

        JsonElement document = await PatchAsync(id, members);

        Assert.Equal(JsonSerializer.Serialize(Claim), JsonText.Of(document.GetProperty("claim")));
        Assert.Equal(AlertSecond + 60, document.GetProperty("due_at").GetInt64());
        Assert.Equal(5, document.GetProperty("failed_at").GetInt64());
    }

    // A change of the title does not make a failed alert due again.
    [Fact]
    public async Task Patch_ThatKeepsAlertAt_DoesNotArmAgain()
    {
        long id = await CreateAsync();
        await shared.Service.Events.PatchItemStreamAsync(
            $"{id}", new(_calendar), [Microsoft.Azure.Cosmos.PatchOperation.Remove("/due_at")], cancellationToken: TestService.Cancellation);

        JsonElement document = await PatchAsync(id, "\"title\":\"Changed\"");

        Assert.False(document.TryGetProperty("due_at", out _));
    }

    [Theory]
    [InlineData("\"alert_at\":\"2023-01-29T18:00:01Z\"", AlertSecond + 1)]
    [InlineData("\"alert_at\":null", null)]
    public async Task Patch_OfAlertAt_ArmsAgainOrDisarms(string members, long? dueAt)
    {
        long id = await CreateAsync();
        await Documents.SetAsync(shared.Service, id, _calendar, "/claim", Claim);
        await Documents.SetAsync(shared.Service, id, _calendar, "/due_at", AlertSecond + 60);
        await Documents.SetAsync(shared.Service, id, _calendar, "/failed_at", 5);
        await Documents.SetAsync(shared.Service, id, _calendar, "/keys/sent", 6);
        await Documents.SetAsync(shared.Service, id, _calendar, "/event/alert_sent_at", "2023-01-29T18:00:05Z");

        JsonElement document = await PatchAsync(id, members);

        Assert.False(document.TryGetProperty("claim", out _));
        Assert.False(document.TryGetProperty("failed_at", out _));
        Assert.False(document.GetProperty("keys").TryGetProperty("sent", out _));
        Assert.Equal(JsonValueKind.Null, document.GetProperty("event").GetProperty("alert_sent_at").ValueKind);
        Assert.Equal(dueAt, document.TryGetProperty("due_at", out JsonElement due) ? due.GetInt64() : null);
        Assert.Equal(dueAt, document.GetProperty("keys").TryGetProperty("alert", out JsonElement alert) ? alert.GetInt64() : null);
    }

    private static object Claim => new { token = "t", attempts = 1, accepted = Array.Empty<string>(), gone = Array.Empty<string>(), last_error = "none" };

    private async Task<long> CreateAsync() =>
        (await shared.Service.CreateAsync(Bodies.Event(_calendar, members => members["alert_at"] = AlertAt))).Id;

    private async Task<JsonElement> PatchAsync(long id, string members)
    {
        Answer answer = await shared.Service.SendAsync(ChangeRequests.Patch(id, members));
        Assert.True(answer.Status == 200, answer.Text);
        return await Documents.ReadAsync(shared.Service, id, _calendar);
    }
}
