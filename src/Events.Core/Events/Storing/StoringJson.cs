using System.Text.Json.Serialization;

namespace Events.Core.Events.Storing;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EventRow))]
[JsonSerializable(typeof(IdCounter))]
internal sealed partial class StoringJson : JsonSerializerContext;
