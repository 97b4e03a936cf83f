using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Events.Core.Alerts;
using Events.Core.Events.Storing;
using Events.Core.Time;
using Events.Functions.Calendars;
using Events.Functions.Casefiles;
using Events.Functions.Events;
using Events.Functions.Health;
using Events.Functions.Pipeline.Problems;

namespace Events.Functions;

/// <summary>Lists every type that a response has as JSON. Events are not among them: a response has their bytes as they are stored.</summary>
[JsonSerializable(typeof(AlertSummary))]
[JsonSerializable(typeof(CasefileResponse))]
[JsonSerializable(typeof(DispatchResult))]
[JsonSerializable(typeof(EventCount))]
[JsonSerializable(typeof(FeedAddress))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(IReadOnlyList<DeletedEvent>))]
[JsonSerializable(typeof(IReadOnlyList<FailedAlert>))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ResponseJson : JsonSerializerContext
{
    /// <summary>Makes the options of the host those of the API. A type that is not listed is refused.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.TypeInfoResolver = Default;
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.Encoder = JavaScriptEncoder.Default;
        options.Converters.Add(new InstantConverter());
    }
}
