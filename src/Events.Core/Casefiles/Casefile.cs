namespace Events.Core.Casefiles;

/// <summary>What the case system told of a case.</summary>
/// <param name="Subjects">The subjects that events of the case may name; at most 1,000.</param>
/// <param name="CaseServices">The services that events of the case may name; at most 1,000.</param>
public sealed record Casefile(IReadOnlyList<long> Subjects, IReadOnlyList<long> CaseServices);
