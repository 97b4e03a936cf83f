using System.Globalization;
using System.Text;
using Events.Core.Events.Storing;
using Events.Core.Events.Writing;
using Events.Core.Input;
using Events.Simulator.Checks;
using Events.Simulator.Processes;
using Events.Simulator.Scenarios;

namespace Events.Simulator.Clients;

/// <summary>A client of the API: does its steps one after the other, repeats as a client should, and compares each answer with what is known.</summary>
internal sealed partial class Client(string name, World world)
{
    private const int MostRepeats = 30;

    // 20 ms and 3 s, in ticks: requests come in bursts, and alerts become due between them.
    private const int ShortPause = 200_000;
    private const int LongPause = 30_000_000;
    private int _requests;

    private Records Records => world.Records;

    /// <summary>Does the steps.</summary>
    public async Task RunAsync(IReadOnlyList<Step> steps)
    {
        foreach (Step step in steps)
        {
            await world.Scheduler.Delay(TimeSpan.FromTicks(world.Random.Next(world.Random.Next(4) == 0 ? LongPause : ShortPause)));
            await RunAsync(step);
        }
    }

    private Task RunAsync(Step step) => step switch
    {
        Step.Create create => CreateAsync(create),
        Step.Batch batch => BatchAsync(batch),
        Step.Rename rename => ChangeAsync(rename.Event, ChangedPart.Title, NextText("title"), rename.If),
        Step.Rewrite rewrite => ChangeAsync(rewrite.Event, ChangedPart.Body, NextText("body"), rewrite.If),
        Step.Alert alert => ChangeAsync(alert.Event, ChangedPart.AlertAt, alert.AlertIn is { } seconds ? world.TimeIn(seconds) : null, alert.If),
        Step.Delete delete => DeleteAsync(delete),
        Step.Get get => GetAsync(get.Event),
        Step.List list => ListAsync(list.Calendar, list.PerPage),
        Step.Count count => CountAsync(count.Calendar),
        Step.ListDeleted => ListDeletedAsync(),
        Step.ReadFeed feed => ReadFeedAsync(feed.Calendar),
        Step.Dispatch => DispatchAsync(),
        Step.Retry retry => RetryAsync(retry.Event),
        Step.Wait wait => world.Scheduler.Delay(TimeSpan.FromSeconds(wait.Seconds)),
        Step.SignFeed feed => SignFeedAsync(feed.Calendar),
        Step.ResetFeed feed => ResetFeedAsync(feed.Calendar),
        Step.UseCasefile casefile => UseCasefileAsync(casefile.Calendar),
        Step.UseToken => UseTokenAsync(),
        Step.FinishLate late => FinishLateAsync(late.Calendar),
        Step.ReuseKey reuse => ReuseKeyAsync(reuse),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private string NextText(string what) => string.Create(CultureInfo.InvariantCulture, $"{what} {name}-{++_requests}");

    private static byte[] Body(long user, long calendar, string? alertAt, string? members = null) => Encoding.UTF8.GetBytes(
        $$"""{"event":{{EventJson(user, calendar, alertAt, members)}}}""");

    private static string EventJson(long user, long calendar, string? alertAt, string? members = null) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"casefile_id":1,"calendar_id":{{calendar}},"start_at":"2026-03-03T10:00:00Z","end_at":"2026-03-03T11:00:00Z","title":"new {{user}}","users_list":[{{user}}]{{(alertAt is null ? "" : $",\"alert_at\":\"{alertAt}\"")}}{{members}}}""");

    private KnownEvent? Known(int number) => Records.Events.Count == 0 ? null : Records.Events[^(1 + (number % Records.Events.Count))];

    private async Task CreateAsync(Step.Create step)
    {
        CreateAttempt attempt = Records.Begin();
        byte[] body = Body(attempt.User, step.Calendar, step.AlertIn is { } seconds ? world.TimeIn(seconds) : null);
        if (!step.HasKey)
        {
            Answer<EventResponse> answer = await world.AskAsync(name, "POST event", process => process.Creation.CreateAsync(EventBody(body), null, body, "trace", default));
            Take(attempt, answer, step.Calendar);
            return;
        }

        IdempotencyKey key = new(name, "create", NextText("key"));
        for (int repeats = -1; repeats < step.Repeats; repeats++)
        {
            Answer<EventResponse> answer = await RepeatAsync(
                "POST event with key", process => process.Creation.CreateAsync(EventBody(body), key, body, "trace", default));
            Take(attempt, answer, step.Calendar);
        }
    }

    // A client repeats what was answered 429 or 503, or not at all, until it has an answer.
    private async Task<Answer<TResult>> RepeatAsync<TResult>(string request, Func<ServiceProcess, Task<TResult>> work)
        where TResult : class
    {
        Answer<TResult> answer = default;
        bool mayBeDone = false;
        for (int tries = 0; tries < MostRepeats; tries++)
        {
            answer = await world.AskAsync(name, request, work);
            answer = answer with { IsLate = mayBeDone };
            if (answer.Outcome == Outcome.Done)
            {
                return answer;
            }

            // An earlier try can still be on its way.
            mayBeDone |= answer.Outcome == Outcome.Unknown;
            answer = mayBeDone ? answer with { Outcome = Outcome.Unknown } : answer;
            if (answer.Problem is not (null or ProblemKind.Throttled or ProblemKind.Unavailable))
            {
                return answer;
            }

            await world.Scheduler.Delay(TimeSpan.FromTicks(5_000_000 + world.Random.Next(20_000_000)));
        }

        return answer;
    }

    private static Core.Events.CheckedEvent EventBody(byte[] body) => Core.Events.EventBody.ReadCreate(body);

    private void Take(CreateAttempt attempt, Answer<EventResponse> answer, long calendar)
    {
        if (answer.Value is { } created)
        {
            Records.Created(attempt, created, calendar);
        }
        else if (attempt.Outcome != Outcome.Done)
        {
            attempt.Outcome = attempt.Outcome == Outcome.Unknown ? Outcome.Unknown : answer.Outcome;
            World.Require(
                answer.Problem is null or ProblemKind.Throttled or ProblemKind.Unavailable or ProblemKind.CalendarFull, $"A valid create was answered {answer.Problem}.");
        }
    }

    private async Task BatchAsync(Step.Batch step)
    {
        CreateAttempt[] attempts = [.. Enumerable.Range(0, step.Size).Select(_ => Records.Begin())];
        byte[] body = Encoding.UTF8.GetBytes($$"""{"events":[{{string.Join(',', attempts.Select(attempt => EventJson(attempt.User, step.Calendar, world.TimeIn(0))))}}]}""");
        IdempotencyKey? key = step.HasKey ? new IdempotencyKey(name, "batch", NextText("key")) : null;
        Task<BatchResult> CreateAsync(ServiceProcess process) => process.Batches.CreateAsync(BatchBody.Read(body), key, body, "trace", default);
        Answer<BatchResult> answer = step.HasKey
            ? await RepeatAsync("POST batch with key", CreateAsync)
            : await world.AskAsync(name, "POST batch", CreateAsync);
        for (int index = 0; index < attempts.Length; index++)
        {
            BatchOutcome? outcome = answer.Value?.Outcomes[index];
            Take(
                attempts[index],
                outcome is null
                    ? new Answer<EventResponse>(answer.Outcome, answer.Problem, null)
                    : new Answer<EventResponse>(
                        outcome.Created is not null ? Outcome.Done : answer.IsLate ? Outcome.Unknown : World.OutcomeOf(outcome.Problem!.Kind),
                        outcome.Problem?.Kind,
                        outcome.Created),
                step.Calendar);
        }
    }

    private async Task ChangeAsync(int number, ChangedPart part, string? value, Condition condition)
    {
        if (Known(number) is not { } known)
        {
            return;
        }

        string member = part switch
        {
            ChangedPart.Title => "title",
            ChangedPart.Body => "body",
            _ => "alert_at",
        };
        string text = value is null ? "null" : $"\"{value}\"";
        byte[] body = Encoding.UTF8.GetBytes($$$"""{"event":{"{{{member}}}":{{{text}}}}}""");
        (ExpectedRevision expected, long newest, bool wasDeleted) = Before(known, condition);
        Change change = new(part, value, world.Scheduler.Ticks, condition == Condition.Known ? newest : null);
        known.Changes.Add(change);
        Answer<EventResponse> answer = await world.AskAsync(name, $"PATCH {known.Id} {member}={text}", async process =>
        {
            using EventPatch patch = EventPatch.Read(body);
            return await process.Changes.RunAsync(known.Id, patch, expected, default);
        });
        change.Outcome = answer.Outcome;
        if (answer.Value is not { } changed)
        {
            TakeRefusal(known, answer.Problem, condition);
            return;
        }

        known.Saw(changed, newest);
        string json = Encoding.UTF8.GetString(changed.Json.Span);
        change.Revision = changed.Revision;
        World.Require(KnownEvent.Part(part, json) == value, $"The answer to a change of {member} to {text} is {json}");
        World.Require(!wasDeleted, $"Event {known.Id} was changed after its deletion.");
        World.Require(condition != Condition.Stale, $"A change of event {known.Id} under a stale revision was done.");
        World.Require(
            condition != Condition.Known || changed.Revision <= newest + 1 || IsStamped(json), $"A change of event {known.Id} under revision {newest} made revision {changed.Revision}.");
        World.Require(
            part == ChangedPart.AlertAt || known.Changes.Count(other => other.Part != ChangedPart.Existence && other.Revision == changed.Revision && Counts(other)) <= 1,
            $"Two changes of event {known.Id} made revision {changed.Revision}.");
    }

    // The answer to a write whose first answer was lost can have a stamp that came after it.
    private static bool IsStamped(string json) => !json.Contains("\"alert_sent_at\":null", StringComparison.Ordinal);

    // A change of the alert to what it is makes no revision.
    private static bool Counts(Change change) => change is { Outcome: Outcome.Done, Part: not ChangedPart.AlertAt };

    private static (ExpectedRevision Expected, long Newest, bool WasDeleted) Before(KnownEvent known, Condition condition) => (
        condition switch
        {
            Condition.Known => ExpectedRevision.OneOf([known.Newest]),
            Condition.Stale => ExpectedRevision.OneOf([0]),
            _ => ExpectedRevision.Any,
        },
        known.Newest,
        known.IsDeleted);

    private static void TakeRefusal(KnownEvent known, ProblemKind? problem, Condition condition)
    {
        switch (problem)
        {
            case null or ProblemKind.Throttled or ProblemKind.Unavailable:
                break;
            case ProblemKind.NotFound:
                known.SawNothing();
                break;
            case ProblemKind.PreconditionFailed:
                World.Require(condition != Condition.Any, $"A change of event {known.Id} without If-Match was answered 412.");
                break;
            default:
                World.Require(false, $"A change of event {known.Id} was answered {problem}.");
                break;
        }
    }

    private async Task DeleteAsync(Step.Delete step)
    {
        if (Known(step.Event) is not { } known)
        {
            return;
        }

        (ExpectedRevision expected, long newest, bool wasDeleted) = Before(known, step.If);
        Change change = new(ChangedPart.Existence, null, world.Scheduler.Ticks, step.If == Condition.Known ? newest : null);
        known.Changes.Add(change);
        Answer<object> answer = await world.AskAsync<object>(name, $"DELETE {known.Id}", async process =>
        {
            await process.Deletions.RunAsync(known.Id, expected, default);
            return known;
        });
        change.Outcome = answer.Outcome;
        if (answer.Value is null)
        {
            TakeRefusal(known, answer.Problem, step.If);
            return;
        }

        World.Require(!wasDeleted, $"Event {known.Id} was deleted twice.");
        World.Require(step.If != Condition.Stale, $"A deletion of event {known.Id} under a stale revision was done.");
    }

    private async Task GetAsync(int number)
    {
        if (Known(number) is not { } known)
        {
            return;
        }

        (long newest, bool wasDeleted) = (known.Newest, known.IsDeleted);
        Answer<Found> answer = await world.AskAsync(name, $"GET {known.Id}", async process => new Found(await process.Events.FindAsync(known.Id, default)));
        if (answer.Value is not { } found)
        {
            return;
        }

        if (found.Event is not { } read)
        {
            known.SawNothing();
            return;
        }

        World.Require(!wasDeleted, $"Event {known.Id} was read after its deletion.");
        known.Saw(read, newest);
    }

    private sealed record Found(EventResponse? Event);
}
