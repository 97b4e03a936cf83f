using System.Text.Json.Serialization;
using Events.Core.Casefiles;

namespace Events.Functions.Casefiles;

/// <summary>A casefile in an envelope of its name, as in the request.</summary>
/// <param name="Casefile">The casefile.</param>
internal sealed record CasefileResponse(Casefile Casefile);

/// <summary>Serializes casefiles in their envelope.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CasefileResponse))]
internal sealed partial class CasefileResponseJson : JsonSerializerContext;
