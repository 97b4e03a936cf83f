namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Replaces an instance with a new one.</summary>
internal sealed record RestartStep(bool OnOther) : Step
{
    public override Task RunAsync(SequenceRun run) => run.Service.RestartAsync(OnOther);

    public override string ToString() => $"restart the {(OnOther ? "second" : "first")} instance";
}
