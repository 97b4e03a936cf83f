using System.Buffers;
using System.Text.Json;
using Events.Core.Input;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Events;

/// <summary>Reads an event that a client sent, and checks every rule of the contract that needs no database.</summary>
internal static class EventRules
{
    private const int LongestBody = 65_536;
    private const int MostUsers = 500;

    private static readonly JsonShape Shape = new(
        [
            "casefile_id", "calendar_id", "subject_id", "case_service_id", "start_at", "end_at", "is_allday", "timezone",
            "title", "body", "address", "users_list", "alert_at", "show_as", "alert_before",
        ],
        "id", "alert_sent_at", "created_at", "updated_at");

    private static readonly SearchValues<char> ControlsButTabAndLineBreaks = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 256).Select(code => (char)code).Where(char.IsControl).Except("\t\n\r")));

    /// <summary>Reads an event. Adds a fault for each broken rule.</summary>
    /// <param name="value">The object under <c>event</c>, or an item of <c>events</c>.</param>
    /// <param name="pointer">Its place in the body, for example <c>#/event</c>.</param>
    /// <param name="faults">Collects the faults.</param>
    /// <param name="stored">The stored event object that the value changes (JSON Merge Patch, RFC 7396); undefined for a new event.</param>
    /// <returns>The event without the fields that the system sets, with defaults in place of values that break a rule; null where the value is not an object.</returns>
    public static Event? Read(JsonElement value, string pointer, FaultList faults, JsonElement stored = default)
    {
        if (Shape.Read(value, pointer, faults, stored) is not { } members)
        {
            return null;
        }

        Instant? start = Time(members["start_at"].Required());
        Instant? end = Time(members["end_at"].Required());
        if (end < start)
        {
            members["end_at"].Refuse(FaultCodes.Conflict, "Must not be before start_at.");
        }

        Event read = new()
        {
            CasefileId = members["casefile_id"].Required().Integer() ?? 0,
            CalendarId = Calendar(members["calendar_id"].Required()),
            SubjectId = members["subject_id"].Integer(),
            CaseServiceId = members["case_service_id"].Integer(),
            StartAt = start ?? default,
            EndAt = end ?? default,
            IsAllday = members["is_allday"].Boolean() ?? false,
            Timezone = Timezone(members["timezone"]),
            Title = Title(members["title"].Required()) ?? "",
            Body = Body(members["body"]),
            Address = AddressRules.Read(members["address"]),
            UsersList = JsonIntegerList.Read(members["users_list"], MostUsers) ?? [],
            ShowAs = members["show_as"].Word<ShowAs>() ?? default,
        };
        (Instant? alertAt, int? alertBefore) = AlertRules.Read(members["alert_at"], members["alert_before"], start);
        return read with { AlertAt = alertAt, AlertBefore = alertBefore };
    }

    /// <summary>Reads a timestamp; null where there is none.</summary>
    public static Instant? Time(JsonMember member)
    {
        if (member.Text() is not { } text)
        {
            return null;
        }

        if (Timestamp.TryParse(text, out Instant instant))
        {
            return instant;
        }

        member.Refuse(
            FaultCodes.Format,
            "Must be an ISO 8601 date and time of the years 1900 to 9999, such as 2023-01-30T18:00:00Z or 2023-01-30T11:00:00-07:00.");
        return null;
    }

    // Another calendar is another partition, and a write of the database can change only one partition.
    private static long Calendar(JsonMember member)
    {
        if (member.Integer() is not { } calendar)
        {
            return 0;
        }

        if (member.Stored.ValueKind == JsonValueKind.Number && member.Stored.GetInt64() != calendar)
        {
            member.Refuse(FaultCodes.Immutable, "Cannot change. Create the event on the other calendar and delete it here.");
        }

        return calendar;
    }

    private static string? Timezone(JsonMember member)
    {
        string? text = member.Text();
        if (text is null || TimeZones.Has(text))
        {
            return text;
        }

        member.Refuse(
            FaultCodes.Unknown,
            TimeZones.Suggest(text) is { } suggested
                ? $"Must be an identifier of the tz database in its exact case. Send {suggested}."
                : "Must be an identifier of the tz database in its exact case, such as America/Denver.");
        return null;
    }

    private static string? Title(JsonMember member) =>
        member.Text()?.Trim() is { } title && TitleRules.Check(title, member.Refuse) ? title : null;

    private static string? Body(JsonMember member)
    {
        if (member.Text(LongestBody) is not { } body)
        {
            return null;
        }

        if (body.ContainsAny(ControlsButTabAndLineBreaks))
        {
            member.Refuse(FaultCodes.Characters, "Must not have control characters other than tab, line feed and carriage return.");
        }

        return body;
    }
}
