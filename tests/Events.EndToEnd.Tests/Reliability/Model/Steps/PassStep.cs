namespace Events.EndToEnd.Tests.Reliability.Model;

/// <summary>Time goes by.</summary>
internal sealed record PassStep(int Seconds) : Step
{
    public override Task RunAsync(SequenceRun run)
    {
        run.Service.Clock.Advance(Seconds);
        return Task.CompletedTask;
    }

    public override string ToString() => $"{Seconds} seconds pass";
}
