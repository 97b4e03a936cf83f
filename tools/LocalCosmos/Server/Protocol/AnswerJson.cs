using System.Text.Json.Serialization;

namespace LocalCosmos.Server.Protocol;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class AnswerJson : JsonSerializerContext;
