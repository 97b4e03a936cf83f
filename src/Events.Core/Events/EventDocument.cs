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

    /// <summary>The document's id: the event's id in decimal.</summary>
    public static string IdOf(long eventId) => eventId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes the whole document as UTF-8 JSON.</summary>
    public static ReadOnlyMemory<byte> Write(CalendarEvent calendarEvent)
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
        WriteKeys(writer, calendarEvent);
        if (draft.AlertAt is { } alertAt && calendarEvent.AlertSentAt is null)
        {
            writer.WriteNumber("due_at"u8, alertAt.ToUnixTimeSeconds());
        }

        writer.WritePropertyName("event"u8);
        EventWriter.Write(writer, calendarEvent);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
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
