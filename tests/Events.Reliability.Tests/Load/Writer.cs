using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Load;

/// <summary>Creates events and changes each one, one request after another, until its connection is closed.</summary>
internal sealed class Writer(HttpClient client, int number)
{
    private int _sent;

    /// <summary>The last answer for each event.</summary>
    public Dictionary<long, KnownEvent> Answered { get; } = [];

    /// <summary>The request that got no answer; null before that.</summary>
    public UnansweredRequest? Unanswered { get; private set; }

    public async Task RunAsync(Action answered)
    {
        while (Unanswered is null)
        {
            if (await CreateAsync(NextTitle()) is { } created)
            {
                answered();
                await ChangeAsync(created, NextTitle());
            }
        }
    }

    public static HttpRequestMessage Create(string title) =>
        Keyed.Post(Paths.Events, Bodies.Event(1, members => members["title"] = title), title);

    private async Task<KnownEvent?> CreateAsync(string title)
    {
        if (await SendAsync(Create(title), new UnansweredRequest(null, title)) is not { } answer)
        {
            return null;
        }

        Assert.True(answer.Status == 201, $"{answer.Status} {answer.Text}");
        KnownEvent created = new(answer.Text);
        Assert.True(Answered.TryAdd(created.Id, created), $"The id {created.Id} was assigned twice.");
        return created;
    }

    private async Task ChangeAsync(KnownEvent known, string title)
    {
        if (await SendAsync(ChangeRequests.Patch(known.Id, $"\"title\":\"{title}\""), new UnansweredRequest(known.Id, title)) is { } answer)
        {
            Assert.True(answer.Status == 200, $"{answer.Status} {answer.Text}");
            Answered[known.Id] = known.ChangedTo(answer.Text, title);
        }
    }

    private async Task<Answer?> SendAsync(HttpRequestMessage request, UnansweredRequest otherwise)
    {
        try
        {
            return await TestService.SendAsync(client, request);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            Unanswered = otherwise;
            return null;
        }
    }

    private string NextTitle() => $"{number}-{++_sent}";
}
