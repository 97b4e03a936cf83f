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

/// <summary>How everything that is stored is written and read as JSON.</summary>
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

    // A class of its own, so that Default is there first.
    private static class Relaxed
    {
        // The JSON is never part of an HTML page. Names in any script, and <, > and & stay as they are, which keeps documents small. Quotes,
        // backslashes and control characters are escaped all the same.
        public static readonly DocumentSerializer Serializer =
            new(new CoreJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Options);
    }
}
