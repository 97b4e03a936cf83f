using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Azure.Cosmos;

namespace Events.Simulator.Database;

/// <summary>Writes the values of a patch as the service's client does.</summary>
internal sealed class PatchValueSerializer : CosmosSerializer
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public override T FromStream<T>(Stream stream) => throw new NotSupportedException("The simulated database reads no values.");

    public override Stream ToStream<T>(T input)
    {
        MemoryStream stream = new();
        JsonSerializer.Serialize(stream, input, Options);
        return stream;
    }
}
