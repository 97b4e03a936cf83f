namespace Events.EndToEnd.Tests.Reliability.Model;

/// <summary>What the case system told of a case.</summary>
internal sealed record PlainCasefile(IReadOnlyList<long> Subjects, IReadOnlyList<long> Services);
