using Events.Core.Casefiles;

namespace Events.Functions.Http;

/// <summary>A casefile under its name, as it is sent and answered.</summary>
/// <param name="Casefile">What is known of it.</param>
public sealed record CasefileAnswer(Casefile Casefile);
