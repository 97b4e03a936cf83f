using System.Text.Json.Serialization;

namespace Events.Functions.Health;

/// <summary>The body of the responses of the health endpoints.</summary>
/// <param name="Status"><c>ok</c>.</param>
internal sealed record HealthResponse(string Status)
{
    /// <summary>The service works.</summary>
    public static HealthResponse Ok { get; } = new("ok");
}

/// <summary>Serializes the responses of the health endpoints.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HealthResponse))]
internal sealed partial class HealthJson : JsonSerializerContext;
