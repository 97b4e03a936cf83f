using System.Text.Json.Serialization;
using Events.Core.Alerts;
using Events.Core.Time;

namespace Events.Functions.Alerts;

/// <summary>Serializes the responses of the alert endpoints.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(AlertSummary))]
[JsonSerializable(typeof(DispatchResult))]
[JsonSerializable(typeof(IReadOnlyList<FailedAlert>))]
internal sealed partial class AlertsJson : JsonSerializerContext;
