using System.Text.Json.Serialization;

namespace Events.Core.Feeds;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FeedDocument))]
internal sealed partial class FeedJson : JsonSerializerContext;
