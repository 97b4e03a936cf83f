namespace Events.Reliability.Tests.Load;

/// <summary>
/// The tests that measure. Each runs alone after the other tests of this assembly, so that they do not disturb its measurements
/// and its load does not disturb them.
/// </summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
