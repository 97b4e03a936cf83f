namespace Events.Reliability.Tests.Model.Steps;

/// <summary>The end of every sequence: reads all data in every way, and deletes all events.</summary>
internal sealed record FinalCheckStep : Step
{
    public override async Task RunAsync(SequenceRun run)
    {
        await run.SettleAsync([], []);
        await new AlertsStep(OnOther: true, []).RunAsync(run);
        foreach (int target in Enumerable.Range(0, run.Model.Created.Count))
        {
            await new GetStep(target, HasIt: false, OnOther: true, []).RunAsync(run);
        }

        for (int target = 0; target < run.Model.Created.Count; target++)
        {
            await new DeleteStep(target, Condition.None, OnOther: target % 2 == 0, []).RunAsync(run);
        }

        for (int calendar = 0; calendar < SequenceRun.Calendars; calendar++)
        {
            await new DeletedListStep(calendar, null, PerPage: 4, OnOther: false, []).RunAsync(run);
        }

        Assert.Empty(run.Service.Receiver.Take());
    }

    public override string ToString() => "check everything and delete all events";
}
