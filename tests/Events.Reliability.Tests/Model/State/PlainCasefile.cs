namespace Events.Reliability.Tests.Model.State;

/// <summary>The stored data of a casefile.</summary>
internal sealed record PlainCasefile(IReadOnlyList<long> Subjects, IReadOnlyList<long> Services);
