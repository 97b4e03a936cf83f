using Events.Reliability.Tests.Model.Service;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Follows the <c>Link</c> of the last page, also after later writes.</summary>
internal sealed record NextPageStep(bool OnOther, IReadOnlyList<DatabaseFailure> Failures) : RequestStep(OnOther, Failures)
{
    protected override string Description => "next page";

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
