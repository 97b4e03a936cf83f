namespace Events.EndToEnd.Tests.Reliability.Load;

/// <summary>
/// The tests that measure: each runs by itself when the others of this assembly are through, so that they disturb neither its figures
/// nor are disturbed by its load.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
