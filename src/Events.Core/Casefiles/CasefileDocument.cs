namespace Events.Core.Casefiles;

/// <summary>A casefile as it is stored.</summary>
internal sealed record CasefileDocument(string Id, IReadOnlyList<long> Subjects, IReadOnlyList<long> CaseServices);
