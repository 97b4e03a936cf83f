using System.Text;
using System.Text.Json;
using Events.Testing.Cosmos;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Changing;

/// <summary>Documents of earlier versions, without the name of the write that created them.</summary>
public sealed class OlderDocumentTests : IAsyncLifetime
{
    private const string Row = """{"id":"event:5","calendar_id":7}""";

    private const string Document = """
        {"id":"5","calendar_id":7,"schema":1,"revision":2,"write":"0b6a2f0c7d3e4c1f9a8b7c6d5e4f3a2b","keys":{"number":5,"casefile":9,"start":1675101600,"end":1675116000,"alert":4070908800,"created":1675000000,"updated":1675000060,"title":"VISIT","allday":false,"users":[]},"due_at":4070908800,"event":{"id":5,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2023-01-30T18:00:00Z","end_at":"2023-01-30T22:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],"alert_at":"2099-01-01T00:00:00Z","alert_sent_at":null,"created_at":"2023-01-29T13:46:40Z","updated_at":"2023-01-29T13:47:40Z"}}
        """;

    private TestService _service = null!;

    public async ValueTask InitializeAsync()
    {
        TestService.RequireLocalCosmos();
        _service = await TestService.StartAsync();
        _service.LocalCosmos.Load("events", "system", [Encoding.UTF8.GetBytes(Row)]);
        _service.LocalCosmos.Load("events", "events", [Encoding.UTF8.GetBytes(Document)]);
    }

    public ValueTask DisposeAsync() => _service is null ? ValueTask.CompletedTask : _service.DisposeAsync();

    [Fact]
    public async Task OlderEvent_CanBeReadChangedAndDeleted()
    {
        Answer read = await _service.GetAsync(Paths.Event(5));
        Answer changed = await _service.SendAsync(ChangeRequests.Patch(5, "\"title\":\"Changed\"", "\"2\""));
        JsonElement document = await Documents.ReadAsync(_service, 5, 7);
        Answer deleted = await _service.SendAsync(ChangeRequests.Delete(5, "\"3\""));
        JsonElement tombstone = await Documents.ReadAsync(_service, 5, 7);

        Assert.Equal(("Visit", EventTag.Of(2)), (read.Json.GetProperty("title").GetString(), read.Header("ETag")));
        Assert.Equal(("Changed", EventTag.Of(3)), (changed.Json.GetProperty("title").GetString(), changed.Header("ETag")));
        Assert.Equal(204, deleted.Status);
        Assert.All([document, tombstone], each => Assert.False(each.TryGetProperty("create", out _)));
        Assert.Equal(4_070_908_800, document.GetProperty("due_at").GetInt64());
        Assert.Equal(1_675_000_000, tombstone.GetProperty("created_at").GetInt64());
    }
}
