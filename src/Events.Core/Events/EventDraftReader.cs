using System.Buffers;
using System.Text.Json;
using Events.Core.Json;
using Events.Core.Problems;
using NodaTime;

namespace Events.Core.Events;

/// <summary>Reads what a client says of an event, by every rule of the contract that needs no database.</summary>
internal static class EventDraftReader
{
    private const int LongestTitle = 255;
    private const int LongestBody = 65_536;
    private const int MostUsers = 500;

    private static readonly JsonShape Shape = new(
        [
            "casefile_id", "calendar_id", "subject_id", "case_service_id", "start_at", "end_at", "is_allday", "timezone",
            "title", "body", "address", "users_list", "alert_at",
        ],
        "id", "alert_sent_at", "created_at", "updated_at");

    private static readonly SearchValues<char> Controls = SearchValues.Create(ControlsBut(""));
    private static readonly SearchValues<char> ControlsButTabAndLineBreaks = SearchValues.Create(ControlsBut("\t\n\r"));

    /// <summary>Reads an event and adds all that is wrong with it to the faults.</summary>
    /// <param name="value">The object under <c>event</c>, or an item of <c>events</c>.</param>
    /// <param name="pointer">Where it stands, for example <c>#/event</c>.</param>
    /// <param name="faults">Where the faults go.</param>
    /// <param name="stored">The event object that it changes, as <see cref="EventWriter"/> wrote it; undefined for a new event.</param>
    /// <returns>The event, with defaults in the place of what is refused; null where the value is no object.</returns>
    public static EventDraft? Read(JsonElement value, string pointer, FaultList faults, JsonElement stored = default)
    {
        if (Shape.Read(value, pointer, faults, stored) is not { } members)
        {
            return null;
        }

        var start = Time(members["start_at"].Required());
        var end = Time(members["end_at"].Required());
        if (end < start)
        {
            members["end_at"].Refuse(FaultCodes.Conflict, "Must not be before start_at.");
        }

        return new EventDraft
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
            Address = AddressReader.Read(members["address"]),
            UsersList = JsonIntegerList.Read(members["users_list"], MostUsers) ?? [],
            AlertAt = Time(members["alert_at"]),
        };
    }

    // Another calendar is another partition, and no write of the database spans two.
    private static long Calendar(JsonMember member)
    {
        if (member.Integer() is not { } calendar)
        {
            return 0;
        }

        if (member.Stored.ValueKind == JsonValueKind.Number && member.Stored.GetInt64() != calendar)
        {
            member.Refuse(FaultCodes.Immutable, "An event stays on its calendar. Create it on the other one and delete it here.");
        }

        return calendar;
    }

    private static Instant? Time(JsonMember member)
    {
        if (member.Text() is not { } text)
        {
            return null;
        }

        if (Timestamp.TryParse(text, out var instant))
        {
            return instant;
        }

        member.Refuse(
            FaultCodes.Format,
            "Must be an ISO 8601 date and time of the years 1900 to 9999, such as 2023-01-30T18:00:00Z or 2023-01-30T11:00:00-07:00.");
        return null;
    }

    private static string? Timezone(JsonMember member)
    {
        var text = member.Text();
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

    private static string? Title(JsonMember member)
    {
        if (member.Text()?.Trim() is not { } title)
        {
            return null;
        }

        if (title.Length == 0)
        {
            member.Refuse(FaultCodes.Empty, "Must not be empty or blank.");
        }

        if (title.ContainsAny(Controls))
        {
            member.Refuse(FaultCodes.Characters, "Must not hold control characters.");
        }

        return member.Fits(title, LongestTitle) ? title : null;
    }

    private static string? Body(JsonMember member)
    {
        if (member.Text(LongestBody) is not { } body)
        {
            return null;
        }

        if (body.ContainsAny(ControlsButTabAndLineBreaks))
        {
            member.Refuse(FaultCodes.Characters, "Must not hold control characters other than tab, line feed and carriage return.");
        }

        return body;
    }

    private static string ControlsBut(string allowed) =>
        string.Concat(Enumerable.Range(0, 256).Select(code => (char)code).Where(char.IsControl).Except(allowed));
}
