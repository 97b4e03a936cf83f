using System.Text.Json.Serialization;

namespace Events.Core.Access;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ApiToken))]
internal sealed partial class AccessJson : JsonSerializerContext;
