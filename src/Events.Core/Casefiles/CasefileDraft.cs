namespace Events.Core.Casefiles;

/// <summary>What the case system says of a casefile. Each list keeps its order, has no duplicates and at most 1,000 items.</summary>
/// <param name="Subjects">The subjects connected to it, each 1 to 2^53-1.</param>
/// <param name="CaseServices">The services connected to it, each 1 to 2^53-1.</param>
public sealed record CasefileDraft(IReadOnlyList<long> Subjects, IReadOnlyList<long> CaseServices);
