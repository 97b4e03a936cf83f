using System.Buffers;
using System.Text.Json;
using Events.Core.Events.Writing;
using Events.Functions.Pipeline.Problems;
using Events.Functions.Pipeline.Responses;

namespace Events.Functions.Events;

/// <summary>One item of the response to a batch: <c>{"status": 201, "event": {…}}</c> or <c>{"status": 422, "problem": {…}}</c>.</summary>
internal static class BatchItemJson
{
    /// <summary>Writes the item in UTF-8. The trace id of its problem is that of the first request that sent the batch, also for a retry.</summary>
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
            JsonSerializer.Serialize(writer, problem, ResponseOptions.Of(context));
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
