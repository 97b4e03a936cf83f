using System.Text.Json;
using NodaTime;

namespace Events.Core.Events;

/// <summary>Reads back what <see cref="EventWriter"/> wrote. It trusts its own writing: no rule is looked at again.</summary>
public static class EventReader
{
    /// <summary>Reads a stored event object.</summary>
    /// <param name="stored">The object, with every field.</param>
    /// <param name="revision">The event's revision, which is stored beside the object.</param>
    /// <exception cref="KeyNotFoundException">A field is missing.</exception>
    /// <exception cref="InvalidOperationException">A field has another JSON type.</exception>
    /// <exception cref="FormatException">A timestamp is none.</exception>
    public static CalendarEvent Read(JsonElement stored, long revision) => new(
        stored.GetProperty("id"u8).GetInt64(),
        Draft(stored),
        OptionalTime(stored.GetProperty("alert_sent_at"u8)),
        Time(stored.GetProperty("created_at"u8)),
        Time(stored.GetProperty("updated_at"u8)),
        revision);

    private static EventDraft Draft(JsonElement stored) => new()
    {
        CasefileId = stored.GetProperty("casefile_id"u8).GetInt64(),
        CalendarId = stored.GetProperty("calendar_id"u8).GetInt64(),
        SubjectId = OptionalInteger(stored.GetProperty("subject_id"u8)),
        CaseServiceId = OptionalInteger(stored.GetProperty("case_service_id"u8)),
        StartAt = Time(stored.GetProperty("start_at"u8)),
        EndAt = Time(stored.GetProperty("end_at"u8)),
        IsAllday = stored.GetProperty("is_allday"u8).GetBoolean(),
        Timezone = stored.GetProperty("timezone"u8).GetString(),
        Title = stored.GetProperty("title"u8).GetString()!,
        Body = stored.GetProperty("body"u8).GetString(),
        Address = Address(stored.GetProperty("address"u8)),
        UsersList = Users(stored.GetProperty("users_list"u8)),
        AlertAt = OptionalTime(stored.GetProperty("alert_at"u8)),
    };

    private static Address? Address(JsonElement stored) => stored.ValueKind == JsonValueKind.Null
        ? null
        : new Address(
            stored.GetProperty("address_1"u8).GetString(),
            stored.GetProperty("address_2"u8).GetString(),
            stored.GetProperty("address_3"u8).GetString(),
            stored.GetProperty("city"u8).GetString(),
            stored.GetProperty("state"u8).GetString(),
            stored.GetProperty("zip"u8).GetString(),
            stored.GetProperty("country"u8).GetString()!);

    private static long[] Users(JsonElement stored)
    {
        var users = new long[stored.GetArrayLength()];
        for (var index = 0; index < users.Length; index++)
        {
            users[index] = stored[index].GetInt64();
        }

        return users;
    }

    private static long? OptionalInteger(JsonElement stored) => stored.ValueKind == JsonValueKind.Null ? null : stored.GetInt64();

    private static Instant? OptionalTime(JsonElement stored) => stored.ValueKind == JsonValueKind.Null ? null : Time(stored);

    private static Instant Time(JsonElement stored)
    {
        var text = stored.GetString();
        return Timestamp.TryParse(text, out var instant) ? instant : throw new FormatException($"'{text}' is no timestamp.");
    }
}
