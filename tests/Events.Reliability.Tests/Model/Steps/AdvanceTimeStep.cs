namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Moves the clock forward.</summary>
internal sealed record AdvanceTimeStep(int Seconds) : Step
{
    public override Task RunAsync(SequenceRun run)
    {
        run.Service.Clock.Advance(Seconds);
        return Task.CompletedTask;
    }

    public override string ToString() => $"{Seconds} seconds pass";
}
