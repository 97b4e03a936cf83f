using System.Globalization;
using System.Text.Json;
using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>The run of one sequence, with its service and its model.</summary>
internal sealed class SequenceRun(ModelledService service)
{
    public const int Calendars = 3;
    public const int Casefiles = 2;
    private readonly long _first = service.TakeIds(Calendars + Casefiles);

    public ModelledService Service => service;

    public PlainModel Model { get; } = new();

    /// <summary>When the sequence began, in seconds since 1970.</summary>
    public long Began { get; } = service.Clock.Seconds;

    public long Now => service.Clock.Seconds;

    /// <summary>The list that a later step continues.</summary>
    public ListPosition? Walk { get; set; }

    public long Calendar(int number) => _first + number;

    public long Casefile(int number) => _first + Calendars + number;

    public string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"key-{_first}-{number}");

    /// <summary>The id of an event of the sequence, which may be deleted. An unknown id if the sequence has no event yet.</summary>
    public long Target(int number) =>
        Model.Created.Count == 0 ? 9_007_199_254_740_000 : Model.Created.Keys.ElementAt(number % Model.Created.Count);

    /// <summary>Sends the request of a step during its database failures, and restarts the instance after a crash.</summary>
    public async Task<Answer> SendAsync(RequestStep step, HttpRequestMessage request)
    {
        foreach (DatabaseFailure failure in step.Failures)
        {
            failure.AddTo(service.Cosmos.Faults);
        }

        Answer answer = await TestService.SendAsync(service.Client(step.OnOther), request);
        service.Cosmos.Faults.Clear();
        if (step.IsCrash)
        {
            await service.RestartAsync(step.OnOther);
        }

        if (answer.Status is 503 or 429)
        {
            Assert.True(step.Failures.Count > 0, $"The answer is {answer.Status} although the database did not fail: {answer.Text}");
            Assert.NotNull(answer.Header("Retry-After"));
        }

        return answer;
    }

    /// <summary>Sends a GET without database failures.</summary>
    public async Task<Answer> GetAsync(string path, int status = 200)
    {
        Answer answer = await TestService.SendAsync(service.Client(other: false), new HttpRequestMessage(HttpMethod.Get, path));
        Assert.True(answer.Status == status, $"GET {path}: {answer.Status} instead of {status}: {answer.Text}");
        return answer;
    }

    /// <summary>Adds a new event to the model, and checks that a request asked for it.</summary>
    /// <param name="answered">The event as JSON.</param>
    /// <param name="fields">The possible fields of the event.</param>
    /// <param name="times">The possible times of its creation.</param>
    public PlainEvent TakeNew(string answered, IEnumerable<EventFields> fields, IEnumerable<long> times)
    {
        long id = JsonElement.Parse(answered).GetProperty("id").GetInt64();
        Assert.False(Model.Created.ContainsKey(id), $"{answered} is not new.");
        PlainEvent[] allowed = [.. fields.SelectMany(each => times.Select(time => PlainEvent.New(id, each, time)))];
        PlainEvent? created = allowed.FirstOrDefault(each => each.Json == answered);
        Assert.True(created is not null, $"No request asked for {answered}. Possible are: {string.Join(" or ", allowed.Select(each => each.Json).Distinct())}");
        Model.Created[id] = Model.Events[id] = created;
        return created;
    }

    /// <summary>Reads which events exist after creates that got no answer: the known ones, and new ones that a request asked for.</summary>
    /// <returns>The ids of the new events.</returns>
    public async Task<IReadOnlyList<long>> SettleAsync(IEnumerable<EventFields> asked, IReadOnlyList<long> times)
    {
        List<EventFields> left = [.. asked];
        List<long> found = [];
        for (int number = 0; number < Calendars; number++)
        {
            Answer list = await GetAsync($"{Paths.Events}?calendar={Calendar(number)}&sort=id&per_page=500");
            Assert.Null(list.Next);
            foreach (JsonElement item in list.Json.EnumerateArray())
            {
                long id = item.GetProperty("id").GetInt64();
                if (!Model.Created.ContainsKey(id))
                {
                    PlainEvent created = TakeNew(JsonText.Of(item), left, times);
                    left.RemoveAt(left.FindIndex(each => each.Text == created.Fields.Text));
                    found.Add(id);
                }
            }

            ModelAssert.Equal(
                $"[{string.Join(',', Model.Events.Values.Where(each => each.Fields.Calendar == Calendar(number)).Select(each => each.Json))}]", list.Text);
        }

        return found;
    }
}
