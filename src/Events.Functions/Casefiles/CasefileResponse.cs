using Events.Core.Casefiles;

namespace Events.Functions.Casefiles;

/// <summary>A casefile in an envelope of its name, as in the request.</summary>
/// <param name="Casefile">The casefile.</param>
internal sealed record CasefileResponse(Casefile Casefile);
