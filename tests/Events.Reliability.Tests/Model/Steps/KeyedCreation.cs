using System.Text.Json;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Holds the answer to a create under an idempotency key to all that was asked under it.</summary>
internal static class KeyedCreation
{
    // How much older than the moment at which it comes into being an event may say it is: a poller looks back so far.
    private const long FollowedFor = 5 * 60;

    /// <param name="run">The sequence.</param>
    /// <param name="name">What the key is for one endpoint.</param>
    /// <param name="body">The body that was sent.</param>
    /// <param name="items">The events of the body.</param>
    /// <param name="faults">What is wrong with each now.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="answered">The events of a good answer, null for one that it refuses; fails for another answer.</param>
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
                    key.MayBe(fresh);
                }

                break;
            case 409:
                Assert.True(key.Plans.Exists(plan => plan.Body != body), $"The key was never used with another body: {answer.Text}");
                ProblemAssert.Is(answer, 409);
                key.IsOneOf(plan => plan.Body != body);
                break;
            case 422:
                Assert.True(isRefused && key.MayBeFree, $"This was settled before, or is right: {answer.Text}");
                ProblemAssert.Is(answer, 422, faults[0]);
                key.IsFree();
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
            key.MayBe(fresh);
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
            key.IsOneOf(plan => plan.Body == body);
        }
    }

    private static void Answered(SequenceRun run, PlainKey key, Answer answer, IReadOnlyList<string?> events, PlainPlan? fresh, string body)
    {
        if (key.First is { } first && (!key.MayBeFree || answer.Text == first.Text))
        {
            Assert.Equal((first.Status, first.Text, first.Headers()), (answer.Status, answer.Text, answer.Headers()));
            key.IsOneOf(plan => plan.Body == body);
            return;
        }

        if (fresh is not null)
        {
            key.MayBe(fresh);
        }

        PlainPlan[] possible = [.. key.Plans.Where(plan => plan.Body == body && plan.Items.Select(item => item is null).SequenceEqual(events.Select(each => each is null)))];
        Assert.True(possible.Length > 0, $"Nothing was asked for that could be answered so: {answer.Text}");
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

        Assert.True(unanswered.Count == 0, $"There are {string.Join(", ", unanswered)}, which came of this key too.");
        key.IsOneOf(possible.Contains);
        key.IsAnswered(answer);
    }

    private static long[] Times(SequenceRun run, IEnumerable<PlainPlan> plans) =>
        [.. plans.Select(plan => plan.At).Where(time => run.Now - time <= FollowedFor).Append(run.Now).Distinct()];
}
