using Events.EndToEnd.Tests.Fixtures;

namespace Events.EndToEnd.Tests.Reliability.Model;

/// <summary>Gets an event, or asks whether it is another than the client has.</summary>
internal sealed record GetStep(int Target, bool HasIt, bool OnOther, IReadOnlyList<Mishap> Mishaps) : RequestStep(OnOther, Mishaps)
{
    protected override string Told => $"get event {Target}{(HasIt ? " unless it is the one that is known" : "")}";

    public override async Task RunAsync(SequenceRun run)
    {
        long id = run.Target(Target);
        PlainEvent? known = run.Model.Events.GetValueOrDefault(id);
        HttpRequestMessage request = new(HttpMethod.Get, Paths.Event(id));
        if (HasIt)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known?.ETag ?? "\"1\"");
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
            Agree.On(known, answer);
        }
    }
}
