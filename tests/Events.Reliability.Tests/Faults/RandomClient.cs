using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Faults;

/// <summary>A client that makes random requests on a calendar of its own, and checks each answer against the earlier ones.</summary>
internal sealed class RandomClient(FaultyService faulty, long calendar, int seed)
{
    private const int MostRepeats = 200;

    // The same choices in each run are the point.
    private readonly Random _random = new(seed);
    private readonly List<KnownEvent> _events = [];
    private readonly HashSet<string> _unanswered = [];
    private int _number;

    /// <summary>How many calls were answered 429 or 503.</summary>
    public int Refused { get; private set; }

    public long Calendar => calendar;

    private HttpClient Instance => _random.Next(2) == 0 ? faulty.Service.Client : faulty.Other;

    public Task StepAsync() => (_events.Count == 0 ? 0 : _random.Next(10)) switch
    {
        0 => CreateAsync(),
        1 => CreateUnderAKeyAsync(),
        2 => BatchAsync(),
        3 or 4 => ChangeAsync(AnEvent()),
        5 => DeleteAsync(AnEvent()),
        6 => ListAsync(),
        _ => GetAsync(AnEvent()),
    };

    /// <summary>Checks every event when the database works again: each answered event is there once, each unanswered one at most once.</summary>
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
                known.Saw(title);
            }
            else
            {
                known.Missed();
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
                known.Saw(answer.Json.GetProperty("title").GetString()!);
                Assert.Equal(title, answer.Json.GetProperty("title").GetString());
                break;
            case 404:
                known.Missed();
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
                Assert.False(known.IsGone, $"Event {known.Id} is deleted twice.");
                known.IsGone = true;
                break;
            case 404:
                known.Missed();
                break;
            case 503:
                known.MayBeGone = true;
                break;
        }
    }

    private async Task GetAsync(KnownEvent known)
    {
        Answer answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, Paths.Event(known.Id)), 200, 404);
        if (answer.Status == 200)
        {
            known.Saw(answer.Json.GetProperty("title").GetString()!);
        }
        else if (answer.Status == 404)
        {
            known.Missed();
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
        Assert.All(_events, known => Assert.True(ids.Contains(known.Id) ? !known.IsGone : known.IsGone || known.MayBeGone, $"Event {known.Id} is wrongly listed or not."));
    }

    private async Task<Answer> RepeatAsync(Func<HttpRequestMessage> request, int success)
    {
        Answer answer = await SendAsync(request(), success);
        for (int repeats = 0; answer.Status != success; repeats++)
        {
            Assert.True(repeats < MostRepeats, answer.Text);
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

    private KnownEvent AnEvent() => _events[_random.Next(_events.Count)];

    private string NewTitle() => string.Create(CultureInfo.InvariantCulture, $"title-{++_number}");

    private string Body(string title) => new JsonObject { ["event"] = Item(title) }.ToJsonString();

    private JsonObject Item(string title)
    {
        // Some are armed, by their last digit.
        bool isArmed = title[^1] % 2 == 0;
        return Bodies.Item(calendar, members =>
        {
            members["title"] = title;
            members["alert_at"] = isArmed ? "2026-03-02T11:00:00Z" : null;
        });
    }
}
