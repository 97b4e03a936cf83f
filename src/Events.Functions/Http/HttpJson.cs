using System.Text.Json.Serialization;
using Events.Core.Alerts;

namespace Events.Functions.Http;

/// <summary>How the answers that are not stored ones are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(EventCount))]
[JsonSerializable(typeof(CasefileAnswer))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(AlertsAnswer))]
[JsonSerializable(typeof(DispatchResult))]
[JsonSerializable(typeof(FailedAlertAnswer[]))]
[JsonSerializable(typeof(FeedAddress))]
internal sealed partial class HttpJson : JsonSerializerContext;
