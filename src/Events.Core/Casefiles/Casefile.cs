namespace Events.Core.Casefiles;

/// <summary>A case, as the case system sent it.</summary>
/// <param name="Subjects">The subjects that events of the case may name; at most 1,000.</param>
/// <param name="CaseServices">The services that events of the case may name; at most 1,000.</param>
public sealed record Casefile(IReadOnlyList<long> Subjects, IReadOnlyList<long> CaseServices);
