using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Gets an event, or asks with <c>If-None-Match</c> whether it has changed.</summary>
internal sealed record GetStep(int Target, bool HasIt, bool OnOther, IReadOnlyList<DatabaseFailure> Failures) : RequestStep(OnOther, Failures)
{
    protected override string Description => $"get event {Target}{(HasIt ? " if it has changed" : "")}";

    public override async Task RunAsync(SequenceRun run)
    {
        long id = run.Target(Target);
        PlainEvent? known = run.Model.Events.GetValueOrDefault(id);
        HttpRequestMessage request = new(HttpMethod.Get, Paths.Event(id));
        if (HasIt)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known?.ETag ?? EventTag.Of(1));
        }

        Answer answer = await run.SendAsync(this, request);
        if (answer.Status is 503 or 429)
        {
            return;
        }

        if (known is null)
        {
            ProblemAssert.Is(answer, 404);
            return;
        }

        Assert.True(answer.Status == (HasIt ? 304 : 200), $"{answer.Status} {answer.Text}");
        if (HasIt)
        {
            Assert.Equal((string.Empty, known.ETag), (answer.Text, answer.Header("ETag")));
        }
        else
        {
            ModelAssert.Equal(known, answer);
        }
    }
}
