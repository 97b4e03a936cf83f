using System.Buffers;
using System.Text.Json;
using Events.Core.Events.Batches;

namespace Events.Functions.Http;

/// <summary>One item of the answer to a batch: <c>{"status": 201, "event": {…}}</c> or <c>{"status": 422, "problem": {…}}</c>.</summary>
internal static class BatchItemJson
{
    /// <summary>Writes the item in UTF-8; its problem names the trace of the request that was first to send the batch.</summary>
    public static ReadOnlyMemory<byte> Write(BatchOutcome outcome, string traceId, HttpContext context)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer);
        writer.WriteStartObject();
        if (outcome.Created is { } created)
        {
            writer.WriteNumber("status"u8, StatusCodes.Status201Created);
            writer.WritePropertyName("event"u8);
            writer.WriteRawValue(created.Json.Span, skipInputValidation: true);
        }
        else
        {
            Problem problem = Problem.Of(outcome.Problem!.Kind, outcome.Problem.Message, outcome.Problem.Faults, context) with { TraceId = traceId };
            writer.WriteNumber("status"u8, problem.Status);
            writer.WritePropertyName("problem"u8);
            JsonSerializer.Serialize(writer, problem, HttpJson.Default.Problem);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
