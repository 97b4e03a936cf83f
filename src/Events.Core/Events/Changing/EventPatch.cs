using System.Text.Json;
using Events.Core.Json;
using Events.Core.Problems;

namespace Events.Core.Events.Changing;

/// <summary>The body of a request that changes an event: a JSON Merge Patch (RFC 7396) under <c>event</c>.</summary>
public sealed class EventPatch : IDisposable
{
    private readonly JsonDocument _document;

    private EventPatch(JsonDocument document) => _document = document;

    /// <summary>Reads the body. Its content is looked at when it meets the event.</summary>
    /// <param name="utf8">JSON in UTF-8, not to be written to while the patch is used.</param>
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

    /// <summary>The event that the patch makes of a stored one, by every rule of a create that needs no database.</summary>
    /// <param name="stored">The event object.</param>
    /// <param name="faults">Where the faults go.</param>
    /// <returns>The event, with defaults in the place of what is refused.</returns>
    internal EventDraft ApplyTo(JsonElement stored, FaultList faults) =>
        EventDraftReader.Read(EventBody.Content(_document, faults), EventBody.Pointer, faults, stored)!;
}
