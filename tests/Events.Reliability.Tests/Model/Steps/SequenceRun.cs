using System.Globalization;
using System.Text.Json;
using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>One sequence on its way: the service, the model, and what both are asked.</summary>
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

    /// <summary>The list that a later step goes on with.</summary>
    public ListPosition? Walk { get; set; }

    public long Calendar(int number) => _first + number;

    public long Casefile(int number) => _first + Calendars + number;

    public string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"key-{_first}-{number}");

    /// <summary>An event of the sequence, there or deleted; one that never was while there is none.</summary>
    public long Target(int number) =>
        Model.Created.Count == 0 ? 9_007_199_254_740_000 : Model.Created.Keys.ElementAt(number % Model.Created.Count);

    /// <summary>Sends a step's request, with what goes wrong on its way, and starts anew what a crash has ended.</summary>
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
            Assert.True(step.Failures.Count > 0, $"{answer.Status} though nothing went wrong: {answer.Text}");
            Assert.NotNull(answer.Header("Retry-After"));
        }

        return answer;
    }

    /// <summary>Asks while all is well.</summary>
    public async Task<Answer> GetAsync(string path, int status = 200)
    {
        Answer answer = await TestService.SendAsync(service.Client(other: false), new HttpRequestMessage(HttpMethod.Get, path));
        Assert.True(answer.Status == status, $"GET {path}: {answer.Status} instead of {status}: {answer.Text}");
        return answer;
    }

    /// <summary>Takes a new event over that was answered or found, and holds it to what was asked for.</summary>
    /// <param name="answered">The event object.</param>
    /// <param name="fields">What it must be, any of these.</param>
    /// <param name="times">When it may have been created.</param>
    public PlainEvent TakeNew(string answered, IEnumerable<EventFields> fields, IEnumerable<long> times)
    {
        long id = JsonElement.Parse(answered).GetProperty("id").GetInt64();
        Assert.False(Model.Created.ContainsKey(id), $"{answered} is not new.");
        PlainEvent[] allowed = [.. fields.SelectMany(each => times.Select(time => PlainEvent.New(id, each, time)))];
        PlainEvent? created = allowed.FirstOrDefault(each => each.Json == answered);
        Assert.True(created is not null, $"There is {answered}, which nobody asked for. It could be: {string.Join(" or ", allowed.Select(each => each.Json).Distinct())}");
        Model.Created[id] = Model.Events[id] = created;
        return created;
    }

    /// <summary>Looks which events are there after creates that were not answered: those that are known, and new ones among what was asked for.</summary>
    /// <returns>The new ones.</returns>
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
