using CsCheck;
using Events.Core.Events;
using Events.Core.Input;
using Events.Core.Tests.Time;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Tests.Events;

/// <summary>Creates random valid events.</summary>
internal static class RandomEvents
{
    private static readonly Gen<long> Ids = Gen.Long[1, SafeInteger.Largest];

    // Any valid text of a body: every Unicode plane, quotes, backslashes, markup, tabs and line breaks.
    private static readonly Gen<string> Characters = Gen.Frequency(
        (6, Gen.Char[' ', '~'].Select(character => character.ToString())),
        (2, OneOf("\"", "\\", "/", "<", ">", "&", "'", "+", "\t", "\r", "\n", "\u00a0", "\u2028", "\ufeff", "\u00e9", "\uffff")),
        (1, Gen.Int[0x10000, 0x10FFFF].Select(char.ConvertFromUtf32)),
        (1, Gen.Int[0xA0, 0xD7FF].Select(char.ConvertFromUtf32)));

    private static readonly Gen<string> Texts = Characters.Array[0, 40].Select(string.Concat);

    private static readonly Gen<string> Titles = Texts.Select(text => $"T{text.Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' ')}".Trim());

    private static readonly Gen<Address> Addresses = Gen.Select(
        Texts.Null().Array[5],
        Gen.OneOf(
            Gen.Const(("US", (string?)"CO")), Gen.Const(("CA", (string?)"QC")), Gen.Const(("AU", (string?)"NSW")),
            Texts.Null().Select(state => ("DE", state))),
        (lines, place) => new Address(lines[0], lines[1], lines[2], lines[3], place.Item2, lines[4], place.Item1));

    private static readonly Gen<Event> Sent = Gen.Select(
        Gen.Select(Ids, Ids, Ids.Nullable(), Ids.Nullable()),
        Gen.Select(TimestampTests.Instants, TimestampTests.Instants, TimestampTests.Instants.Nullable(), Gen.Int[0, 527_040].Nullable()),
        Gen.Select(Gen.Bool, OneOf<string?>(null, "America/Denver", "US/Mountain", "UTC"), Titles, Texts.Null(), Gen.Enum<ShowAs>()),
        Gen.Select(Addresses.Null(), Ids.HashSet[0, 20]),
        (ids, times, plain, lists) => WithAlert(times.Item3, times.Item4, new Event
        {
            CasefileId = ids.Item1,
            CalendarId = ids.Item2,
            SubjectId = ids.Item3,
            CaseServiceId = ids.Item4,
            StartAt = Instant.Min(times.Item1, times.Item2),
            EndAt = Instant.Max(times.Item1, times.Item2),
            IsAllday = plain.Item1,
            Timezone = plain.Item2,
            Title = plain.Item3,
            Body = plain.Item4,
            ShowAs = plain.Item5,
            Address = lists.Item1,
            UsersList = [.. lists.Item2],
        }));

    /// <summary>Stored events.</summary>
    public static Gen<Event> All { get; } = Gen.Select(
        Ids, Sent, TimestampTests.Instants.Nullable(), TimestampTests.Instants, TimestampTests.Instants,
        (id, sent, alertSent, created, updated) => sent with { Id = id, AlertSentAt = alertSent, CreatedAt = created, UpdatedAt = updated });

    private static Event WithAlert(Instant? at, int? minutes, Event stored)
    {
        Instant? due = minutes is { } before ? stored.StartAt - Duration.FromMinutes(before) : null;
        return due >= Timestamp.Earliest
            ? stored with { AlertAt = due, AlertBefore = minutes }
            : stored with { AlertAt = at };
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
