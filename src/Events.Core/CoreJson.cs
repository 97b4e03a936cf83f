using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Events.Core.Access;
using Events.Core.Alerts;
using Events.Core.Casefiles;
using Events.Core.Cosmos;
using Events.Core.Events;
using Events.Core.Events.Listing;
using Events.Core.Events.Storing;
using Events.Core.Events.Writing;
using Events.Core.Feeds;
using Events.Core.Time;

namespace Events.Core;

/// <summary>The JSON serialization of everything that is stored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(ApiToken))]
[JsonSerializable(typeof(CasefileDocument))]
[JsonSerializable(typeof(DeletedEventResult))]
[JsonSerializable(typeof(DispatchRunDocument))]
[JsonSerializable(typeof(Event))]
[JsonSerializable(typeof(EventIdEntry))]
[JsonSerializable(typeof(FeedDocument))]
[JsonSerializable(typeof(IdCounter))]
[JsonSerializable(typeof(IdempotencyRecord))]
[JsonSerializable(typeof(StoredDocument))]
[JsonSerializable(typeof(UpgradePosition))]
public sealed partial class CoreJson : JsonSerializerContext
{
    /// <summary>Serializes stored documents.</summary>
    public static DocumentSerializer Serializer => Relaxed.Serializer;

    // A separate class, so that Default is initialized first.
    private static class Relaxed
    {
        // The JSON is never part of an HTML page. So letters of every script, <, > and & are not escaped, which keeps documents small. Quotes,
        // backslashes and control characters are still escaped.
        public static readonly DocumentSerializer Serializer =
            new(new CoreJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Options);
    }
}
