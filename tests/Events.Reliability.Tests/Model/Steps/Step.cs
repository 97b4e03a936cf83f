namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Something that is done to the service and to the model, and after which both must agree.</summary>
internal abstract record Step
{
    /// <summary>The same with less to it, for a shorter story.</summary>
    public virtual IEnumerable<Step> Simpler => [];

    /// <exception cref="Xunit.Sdk.XunitException">The service does what the model does not.</exception>
    public abstract Task RunAsync(SequenceRun run);
}
