using System.Text.Json;
using Events.Core.Input;

namespace Events.Core.Events.Writing;

/// <summary>The body of a request that changes an event: a JSON Merge Patch (RFC 7396) under <c>event</c>.</summary>
public sealed class EventPatch : IDisposable
{
    private readonly JsonDocument _document;

    private EventPatch(JsonDocument document) => _document = document;

    /// <summary>Reads the body. Its members are checked when they are applied to the event.</summary>
    /// <param name="utf8">JSON in UTF-8. Do not change it while the patch is used.</param>
    /// <exception cref="ProblemException"><see cref="ProblemKind.MalformedBody"/>: not JSON with an object under <c>event</c>.</exception>
    public static EventPatch Read(ReadOnlyMemory<byte> utf8)
    {
        JsonDocument document = JsonBody.Parse(utf8);
        try
        {
            EventBody.Content(document, new FaultList());
            return new EventPatch(document);
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    /// <summary>Applies the patch to a stored event. Adds a fault for each broken rule.</summary>
    /// <param name="stored">The stored event.</param>
    /// <param name="json">The stored event as JSON.</param>
    /// <param name="faults">Collects the faults.</param>
    internal Event ApplyTo(Event stored, ReadOnlyMemory<byte> json, FaultList faults)
    {
        using JsonDocument merged = JsonDocument.Parse(json);
        Event changed = EventRules.Read(EventBody.Content(_document, faults), EventBody.Pointer, faults, merged.RootElement)!;
        return changed with { Id = stored.Id, AlertSentAt = stored.AlertSentAt, CreatedAt = stored.CreatedAt, UpdatedAt = stored.UpdatedAt };
    }
}
