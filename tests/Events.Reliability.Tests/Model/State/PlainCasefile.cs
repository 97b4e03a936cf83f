namespace Events.Reliability.Tests.Model.State;

/// <summary>What the case system told of a case.</summary>
internal sealed record PlainCasefile(IReadOnlyList<long> Subjects, IReadOnlyList<long> Services);
