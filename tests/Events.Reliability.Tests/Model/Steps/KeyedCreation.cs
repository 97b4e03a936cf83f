using System.Text.Json;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Checks the answer to a create under an idempotency key against all requests under this key.</summary>
internal static class KeyedCreation
{
    // An event may be stored at most this many seconds after its created_at, since pollers look back so far.
    private const long FollowedFor = 5 * 60;

    /// <param name="run">The sequence.</param>
    /// <param name="name">The key together with the endpoint.</param>
    /// <param name="body">The body of the request.</param>
    /// <param name="items">The events of the body.</param>
    /// <param name="faults">The current errors of each event.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="answered">Reads the events of a successful answer, with null for a refused event. Fails for any other answer.</param>
    public static async Task CheckAsync(
        SequenceRun run,
        string name,
        string body,
        IReadOnlyList<EventFields> items,
        IReadOnlyList<string[]> faults,
        Answer answer,
        Func<Answer, IReadOnlyList<string?>> answered)
    {
        PlainKey key = run.Model.Key(name, run.Now);
        bool isBatch = answer.Path == Paths.Batch;
        bool isRefused = !isBatch && faults[0].Length > 0;
        PlainPlan fresh = new(body, run.Now, [.. items.Select((item, index) => faults[index].Length == 0 ? item : null)]);
        switch (answer.Status)
        {
            case 503:
                await SettleAsync(run, key, isRefused ? null : fresh, body);
                break;
            case 429:
                await run.SettleAsync([], []);
                if (!isRefused)
                {
                    key.AddPossiblePlan(fresh);
                }

                break;
            case 409:
                Assert.True(key.Plans.Exists(plan => plan.Body != body), $"The key was never used with another body: {answer.Text}");
                ProblemAssert.Is(answer, 409);
                key.KeepOnly(plan => plan.Body != body);
                break;
            case 422:
                Assert.True(isRefused && key.MayBeFree, $"A plan was stored before, or the body is right: {answer.Text}");
                ProblemAssert.Is(answer, 422, faults[0]);
                key.MarkFree();
                break;
            default:
                Answered(run, key, answer, answered(answer), isRefused ? null : fresh, body);
                break;
        }
    }

    private static async Task SettleAsync(SequenceRun run, PlainKey key, PlainPlan? fresh, string body)
    {
        if (fresh is not null)
        {
            key.AddPossiblePlan(fresh);
        }

        PlainPlan[] possible = [.. key.Plans.Where(plan => plan.Body == body)];
        PlainPlan? most = key.First is null ? possible.MaxBy(plan => plan.Items.Count(item => item is not null)) : null;
        List<EventFields> left = [.. most?.Items.OfType<EventFields>() ?? []];
        foreach (EventFields there in most is null ? [] : key.Unanswered.Select(id => run.Model.Created[id].Fields))
        {
            left.RemoveAt(left.FindIndex(each => each.Text == there.Text));
        }

        IReadOnlyList<long> found = await run.SettleAsync(left, Times(run, possible));
        if (found.Count > 0)
        {
            key.Unanswered.AddRange(found);
            key.KeepOnly(plan => plan.Body == body);
        }
    }

    private static void Answered(SequenceRun run, PlainKey key, Answer answer, IReadOnlyList<string?> events, PlainPlan? fresh, string body)
    {
        if (key.First is { } first && (!key.MayBeFree || answer.Text == first.Text))
        {
            Assert.Equal((first.Status, first.Text, first.Headers()), (answer.Status, answer.Text, answer.Headers()));
            key.KeepOnly(plan => plan.Body == body);
            return;
        }

        if (fresh is not null)
        {
            key.AddPossiblePlan(fresh);
        }

        PlainPlan[] possible = [.. key.Plans.Where(plan => plan.Body == body && plan.Items.Select(item => item is null).SequenceEqual(events.Select(each => each is null)))];
        Assert.True(possible.Length > 0, $"No request explains this answer: {answer.Text}");
        HashSet<long> unanswered = [.. key.Unanswered];
        foreach ((string? each, EventFields? fields) in events.Zip(possible[0].Items))
        {
            if (each is null)
            {
                continue;
            }

            long id = JsonElement.Parse(each).GetProperty("id").GetInt64();
            if (unanswered.Remove(id))
            {
                Assert.Equal(run.Model.Created[id].Json, each);
            }
            else
            {
                run.TakeNew(each, [fields!], Times(run, possible));
            }
        }

        Assert.True(unanswered.Count == 0, $"The events {string.Join(", ", unanswered)} were also created under this key.");
        key.KeepOnly(possible.Contains);
        key.SetFirstAnswer(answer);
    }

    private static long[] Times(SequenceRun run, IEnumerable<PlainPlan> plans) =>
        [.. plans.Select(plan => plan.At).Where(time => run.Now - time <= FollowedFor).Append(run.Now).Distinct()];
}
