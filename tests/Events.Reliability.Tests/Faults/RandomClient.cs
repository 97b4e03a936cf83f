using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Faults;

/// <summary>A client that makes random requests on its own calendar, and checks each answer against the earlier ones.</summary>
internal sealed class RandomClient(FaultyService faulty, long calendar, int seed)
{
    private const int MaximumRepeats = 200;

    // The same seed makes the same choices in every run.
    private readonly Random _random = new(seed);
    private readonly List<KnownEvent> _events = [];
    private readonly HashSet<string> _unanswered = [];
    private int _number;

    /// <summary>The number of answers with 429 or 503.</summary>
    public int Refused { get; private set; }

    public long Calendar => calendar;

    private HttpClient Instance => _random.Next(2) == 0 ? faulty.Service.Client : faulty.Other;

    public Task StepAsync() => (_events.Count == 0 ? 0 : _random.Next(10)) switch
    {
        0 => CreateAsync(),
        1 => CreateUnderAKeyAsync(),
        2 => BatchAsync(),
        3 or 4 => ChangeAsync(AnyEvent()),
        5 => DeleteAsync(AnyEvent()),
        6 => ListAsync(),
        _ => GetAsync(AnyEvent()),
    };

    /// <summary>Checks every event after the faults: each answered event exists once, each unanswered one at most once.</summary>
    public async Task VerifyAsync()
    {
        List<JsonElement> listed = [];
        await foreach (JsonElement each in faulty.Service.WalkAsync($"{Paths.Events}?calendar={calendar}&sort=id"))
        {
            listed.Add(each);
        }

        Assert.Equal(listed.Count, listed.Select(each => each.GetProperty("id").GetInt64()).Distinct().Count());
        Dictionary<long, string> titles = listed.ToDictionary(each => each.GetProperty("id").GetInt64(), each => each.GetProperty("title").GetString()!);
        foreach (KnownEvent known in _events)
        {
            if (titles.Remove(known.Id, out string? title))
            {
                known.SawTitle(title);
            }
            else
            {
                known.WasNotFound();
            }
        }

        Assert.Equal(titles.Count, titles.Values.Distinct().Count());
        Assert.All(titles.Values, title => Assert.Contains(title, _unanswered));
    }

    private async Task CreateAsync()
    {
        string title = NewTitle();
        Answer answer = await SendAsync(Keyed.Post(Paths.Events, Body(title), key: null), 201);
        if (answer.Status == 201)
        {
            _events.Add(new KnownEvent(answer.Id, title));
        }
        else if (answer.Status == 503)
        {
            _unanswered.Add(title);
        }
    }

    private async Task CreateUnderAKeyAsync()
    {
        string title = NewTitle();
        string key = $"{calendar}-{title}";
        Answer answer = await RepeatAsync(() => Keyed.Post(Paths.Events, Body(title), key), 201);
        _events.Add(new KnownEvent(answer.Id, title));
    }

    private async Task BatchAsync()
    {
        string[] titles = [NewTitle(), NewTitle(), NewTitle()];
        string body = Bodies.Batch([.. titles.Select(title => Item(title))]);
        bool isKeyed = _random.Next(2) == 0;
        Answer answer = isKeyed
            ? await RepeatAsync(() => Keyed.Post(Paths.Batch, body, $"{calendar}-{titles[0]}"), 200)
            : await SendAsync(Keyed.Post(Paths.Batch, body, key: null), 200);
        foreach ((int index, string title) in titles.Index())
        {
            JsonElement? item = answer.Status == 200 ? answer.Json[index] : null;
            int status = item?.GetProperty("status").GetInt32() ?? answer.Status;
            if (status == 201)
            {
                _events.Add(new KnownEvent(item!.Value.GetProperty("event").GetProperty("id").GetInt64(), title));
            }
            else if (status == 503)
            {
                _unanswered.Add(title);
            }
        }
    }

    private async Task ChangeAsync(KnownEvent known)
    {
        string title = NewTitle();
        Answer answer = await SendAsync(ChangeRequests.Patch(known.Id, $"\"title\":\"{title}\""), 200, 404);
        switch (answer.Status)
        {
            case 200:
                known.Titles.Add(title);
                known.SawTitle(answer.Json.GetProperty("title").GetString()!);
                Assert.Equal(title, answer.Json.GetProperty("title").GetString());
                break;
            case 404:
                known.WasNotFound();
                break;
            case 503:
                known.Titles.Add(title);
                break;
        }
    }

    private async Task DeleteAsync(KnownEvent known)
    {
        Answer answer = await SendAsync(ChangeRequests.Delete(known.Id), 204, 404);
        switch (answer.Status)
        {
            case 204:
                Assert.False(known.IsDeleted, $"Event {known.Id} is deleted twice.");
                known.IsDeleted = true;
                break;
            case 404:
                known.WasNotFound();
                break;
            case 503:
                known.MayBeDeleted = true;
                break;
        }
    }

    private async Task GetAsync(KnownEvent known)
    {
        Answer answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, Paths.Event(known.Id)), 200, 404);
        if (answer.Status == 200)
        {
            known.SawTitle(answer.Json.GetProperty("title").GetString()!);
        }
        else if (answer.Status == 404)
        {
            known.WasNotFound();
        }
    }

    private async Task ListAsync()
    {
        List<long> listed = [];
        for (string? page = $"{Paths.Events}?calendar={calendar}&per_page=500"; page is not null;)
        {
            Answer answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, page), 200);
            if (answer.Status != 200)
            {
                return;
            }

            listed.AddRange(answer.Ids);
            page = answer.Next?.PathAndQuery;
        }

        HashSet<long> ids = [.. listed];
        Assert.Equal(listed.Count, ids.Count);
        Assert.All(_events, known => Assert.True(ids.Contains(known.Id) ? !known.IsDeleted : known.IsDeleted || known.MayBeDeleted, $"Event {known.Id} is listed although it is deleted, or missing although it exists."));
    }

    private async Task<Answer> RepeatAsync(Func<HttpRequestMessage> request, int success)
    {
        Answer answer = await SendAsync(request(), success);
        for (int repeats = 0; answer.Status != success; repeats++)
        {
            Assert.True(repeats < MaximumRepeats, answer.Text);
            answer = await SendAsync(request(), success);
        }

        return answer;
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request, params int[] expected)
    {
        Answer answer = await TestService.SendAsync(Instance, request);
        if (answer.Status is 429 or 503)
        {
            Refused++;
            ProblemAssert.Is(answer, answer.Status);
            Assert.NotNull(answer.Header("Retry-After"));
        }
        else
        {
            Assert.True(expected.Contains(answer.Status), $"{answer.Status} {answer.Text}");
        }

        return answer;
    }

    private KnownEvent AnyEvent() => _events[_random.Next(_events.Count)];

    private string NewTitle() => string.Create(CultureInfo.InvariantCulture, $"title-{++_number}");

    private string Body(string title) => new JsonObject { ["event"] = Item(title) }.ToJsonString();

    private JsonObject Item(string title)
    {
        // Titles that end with an even digit have an alert.
        bool isArmed = title[^1] % 2 == 0;
        return Bodies.Item(calendar, members =>
        {
            members["title"] = title;
            members["alert_at"] = isArmed ? "2026-03-02T11:00:00Z" : null;
        });
    }
}
