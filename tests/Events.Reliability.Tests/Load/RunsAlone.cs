namespace Events.Reliability.Tests.Load;

/// <summary>
/// The tests that measure. Each runs alone after the other tests of this assembly, so that neither disturbs the other.
/// </summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
