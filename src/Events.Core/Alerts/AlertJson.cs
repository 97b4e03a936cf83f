using System.Text.Json.Serialization;

namespace Events.Core.Alerts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DispatchRunDocument))]
internal sealed partial class AlertJson : JsonSerializerContext;
