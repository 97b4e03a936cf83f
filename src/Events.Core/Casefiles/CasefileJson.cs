using System.Text.Json.Serialization;

namespace Events.Core.Casefiles;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CasefileDocument))]
internal sealed partial class CasefileJson : JsonSerializerContext;
