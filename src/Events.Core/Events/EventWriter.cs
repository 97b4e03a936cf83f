using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Events.Core.Events;

/// <summary>Writes the event object that the API answers, which is also what is stored: every field, null where empty, in the contract's order.</summary>
public static class EventWriter
{
    /// <summary>How the JSON is written, for a writer that puts the event object into a larger document.</summary>
    // Relaxed, as the answer is application/json and never part of a page: names in any script and <, > and & stay as they
    // are, which keeps documents small. Quotes, backslashes and control characters are escaped all the same.
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The event object in UTF-8.</summary>
    public static byte[] ToUtf8(CalendarEvent calendarEvent)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, calendarEvent);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the event object as the writer's next value.</summary>
    public static void Write(Utf8JsonWriter writer, CalendarEvent calendarEvent)
    {
        var draft = calendarEvent.Draft;
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, calendarEvent.Id);
        writer.WriteNumber("casefile_id"u8, draft.CasefileId);
        writer.WriteNumber("calendar_id"u8, draft.CalendarId);
        WriteInteger(writer, "subject_id"u8, draft.SubjectId);
        WriteInteger(writer, "case_service_id"u8, draft.CaseServiceId);
        Timestamp.Write(writer, "start_at"u8, draft.StartAt);
        Timestamp.Write(writer, "end_at"u8, draft.EndAt);
        writer.WriteBoolean("is_allday"u8, draft.IsAllday);
        writer.WriteString("timezone"u8, draft.Timezone);
        writer.WriteString("title"u8, draft.Title);
        writer.WriteString("body"u8, draft.Body);
        WriteAddress(writer, draft.Address);
        WriteUsersList(writer, draft.UsersList);
        Timestamp.Write(writer, "alert_at"u8, draft.AlertAt);
        Timestamp.Write(writer, "alert_sent_at"u8, calendarEvent.AlertSentAt);
        Timestamp.Write(writer, "created_at"u8, calendarEvent.CreatedAt);
        Timestamp.Write(writer, "updated_at"u8, calendarEvent.UpdatedAt);
        writer.WriteEndObject();
    }

    private static void WriteInteger(Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? integer)
    {
        if (integer is { } given)
        {
            writer.WriteNumber(name, given);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteAddress(Utf8JsonWriter writer, Address? address)
    {
        if (address is null)
        {
            writer.WriteNull("address"u8);
            return;
        }

        writer.WriteStartObject("address"u8);
        writer.WriteString("address_1"u8, address.Address1);
        writer.WriteString("address_2"u8, address.Address2);
        writer.WriteString("address_3"u8, address.Address3);
        writer.WriteString("city"u8, address.City);
        writer.WriteString("state"u8, address.State);
        writer.WriteString("zip"u8, address.Zip);
        writer.WriteString("country"u8, address.Country);
        writer.WriteEndObject();
    }

    private static void WriteUsersList(Utf8JsonWriter writer, IReadOnlyList<long> users)
    {
        writer.WriteStartArray("users_list"u8);
        for (var index = 0; index < users.Count; index++)
        {
            writer.WriteNumberValue(users[index]);
        }

        writer.WriteEndArray();
    }
}
