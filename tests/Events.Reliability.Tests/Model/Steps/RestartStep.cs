namespace Events.Reliability.Tests.Model.Steps;

/// <summary>An instance ends and another takes its place.</summary>
internal sealed record RestartStep(bool OnOther) : Step
{
    public override Task RunAsync(SequenceRun run) => run.Service.RestartAsync(OnOther);

    public override string ToString() => $"restart the {(OnOther ? "second" : "first")} instance";
}
