namespace Events.Reliability.Tests.Model.Steps;

/// <summary>An action on the service and on the model, after which both must agree.</summary>
internal abstract record Step
{
    /// <summary>Simpler variants of the step, for a shorter report.</summary>
    public virtual IEnumerable<Step> Simpler => [];

    /// <exception cref="Xunit.Sdk.XunitException">The service and the model differ.</exception>
    public abstract Task RunAsync(SequenceRun run);
}
