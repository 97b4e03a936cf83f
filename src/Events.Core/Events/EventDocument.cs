using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Events.Core.Events;

/// <summary>
/// An event as a document of the <c>events</c> container: what is answered apart from what is queried, so that an
/// answer is a slice of what is stored and only <c>keys</c> is indexed.
/// </summary>
public static class EventDocument
{
    private const int Schema = 1;

    // What the dispatch of alerts keeps beside the event.
    private static readonly string[] AlertMembers = ["armed", "due_at", "claim", "failed_at"];

    /// <summary>The document's id: the event's id in decimal.</summary>
    public static string IdOf(long eventId) => eventId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes the whole document as UTF-8 JSON, its alert due at <c>alert_at</c>.</summary>
    public static ReadOnlyMemory<byte> Write(CalendarEvent calendarEvent) => Write(calendarEvent, create: null, write: null, before: null);

    /// <summary>Writes the whole document of an event that is created or changed.</summary>
    /// <param name="calendarEvent">The event as it is now.</param>
    /// <param name="create">What names the write that created it, which stays through all changes; null where that is not known.</param>
    /// <param name="write">What names this write, so that it can be told from another one when its answer is lost; null for none.</param>
    /// <param name="before">The document whose state of delivery stays, claim and all; null to make the alert due at <c>alert_at</c>.</param>
    internal static ReadOnlyMemory<byte> Write(CalendarEvent calendarEvent, string? create, string? write, JsonElement? before)
    {
        ArgumentNullException.ThrowIfNull(calendarEvent);
        ArrayBufferWriter<byte> buffer = new(1024);
        using Utf8JsonWriter writer = new(buffer, EventWriter.Options);
        EventDraft draft = calendarEvent.Draft;
        writer.WriteStartObject();
        writer.WriteString("id"u8, IdOf(calendarEvent.Id));
        writer.WriteNumber("calendar_id"u8, draft.CalendarId);
        writer.WriteNumber("schema"u8, Schema);
        writer.WriteNumber("revision"u8, calendarEvent.Revision);
        if (create is not null)
        {
            writer.WriteString("create"u8, create);
        }

        if (write is not null)
        {
            writer.WriteString("write"u8, write);
        }

        WriteKeys(writer, calendarEvent);
        if (before is { } kept)
        {
            Keep(writer, kept);
        }
        else if (draft.AlertAt is { } alertAt && calendarEvent.AlertSentAt is null)
        {
            if (calendarEvent.Revision > 1)
            {
                // Tells this arming from an earlier one of the same time.
                writer.WriteNumber("armed"u8, calendarEvent.Revision);
            }

            writer.WriteNumber("due_at"u8, alertAt.ToUnixTimeSeconds());
        }

        writer.WritePropertyName("event"u8);
        EventWriter.Write(writer, calendarEvent);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void Keep(Utf8JsonWriter writer, JsonElement document)
    {
        foreach (string name in AlertMembers)
        {
            if (document.TryGetProperty(name, out JsonElement value))
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
        }
    }

    private static void WriteKeys(Utf8JsonWriter writer, CalendarEvent calendarEvent)
    {
        EventDraft draft = calendarEvent.Draft;
        writer.WriteStartObject("keys"u8);
        writer.WriteNumber("number"u8, calendarEvent.Id);
        writer.WriteNumber("casefile"u8, draft.CasefileId);
        if (draft.SubjectId is { } subject)
        {
            writer.WriteNumber("subject"u8, subject);
        }

        writer.WriteNumber("start"u8, draft.StartAt.ToUnixTimeSeconds());
        writer.WriteNumber("end"u8, draft.EndAt.ToUnixTimeSeconds());
        if (draft.AlertAt is { } alertAt)
        {
            writer.WriteNumber("alert"u8, alertAt.ToUnixTimeSeconds());
        }

        if (calendarEvent.AlertSentAt is { } sentAt)
        {
            writer.WriteNumber("sent"u8, sentAt.ToUnixTimeSeconds());
        }

        writer.WriteNumber("created"u8, calendarEvent.CreatedAt.ToUnixTimeSeconds());
        writer.WriteNumber("updated"u8, calendarEvent.UpdatedAt.ToUnixTimeSeconds());
        writer.WriteString("title"u8, TitleKey.Fold(draft.Title));
        writer.WriteBoolean("allday"u8, draft.IsAllday);
        writer.WriteStartArray("users"u8);
        foreach (long user in draft.UsersList)
        {
            writer.WriteNumberValue(user);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
