using Events.EndToEnd.Tests.Fixtures;

namespace Events.EndToEnd.Tests.Reliability.Model;

/// <summary>Follows the <c>Link</c> of the last page, whatever was written since.</summary>
internal sealed record NextPageStep(bool OnOther, IReadOnlyList<Mishap> Mishaps) : RequestStep(OnOther, Mishaps)
{
    protected override string Told => "next page";

    public override async Task RunAsync(SequenceRun run)
    {
        if (run.Walk is not { } walk)
        {
            return;
        }

        Answer answer = await run.SendAsync(this, new HttpRequestMessage(HttpMethod.Get, walk.Next));
        if (answer.Status is not (503 or 429))
        {
            ListCheck.Page(run, walk.Query, walk, answer);
        }
    }
}
