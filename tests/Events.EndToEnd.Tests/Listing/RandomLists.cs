using System.Globalization;
using CsCheck;
using Events.Testing.Listing;

namespace Events.EndToEnd.Tests.Listing;

/// <summary>Random events whose values collide often, and random lists over them.</summary>
internal static class RandomLists
{
    private const long Day = 86_400;

    // 2023-01-30T00:00:00Z. Times are within four days, in steps that give many events the same time.
    private const long FirstDay = 1_675_036_800;
    private static readonly string[] Titles = ["Visit", "VISIT", "visit at home", "Straße", "STRASSE", "İstanbul", "istanbul", "é", "É", "Hearing", "a+b & c=d"];

    private static readonly Gen<long> Time = Gen.OneOf(
        Gen.Long[0, 15].Select(step => FirstDay + (step * Day / 4)),
        Gen.Long[0, (4 * Day) - 1].Select(second => FirstDay + second),
        Gen.Const(FirstDay + Day - 1));

    private static readonly Gen<long[]> Users = Gen.Long[1, 6].Array[0, 4].Select(users => users.Distinct().ToArray());

    private static readonly Gen<bool> Rarely = Gen.Int[0, 3].Select(number => number == 0);

    /// <summary>An event without its id.</summary>
    public static readonly Gen<OracleEvent> Event =
        from place in Gen.Select(Gen.Long[1, 4], Gen.Long[1, 5], OrNone(5), OrNone(3))
        from what in Gen.Select(Users, Of(Titles), Rarely, Rarely)
        from times in Gen.Select(Time, Gen.Long[0, 2 * Day], Time, Gen.Int[0, 2], Time, Gen.Long[0, Day])
        let hasAlert = times.Item4 > 0
        let isSent = times.Item4 > 1
        select new OracleEvent(
            0,
            place.Item1,
            place.Item2,
            place.Item3,
            place.Item4,
            what.Item1,
            what.Item2,
            what.Item3,
            times.Item1,
            times.Item1 + times.Item2,
            hasAlert ? times.Item3 : null,
            isSent ? times.Item3 + 60 : null,
            times.Item5,
            times.Item5 + times.Item6,
            what.Item4 ? "free" : "busy");

    private static readonly Gen<ListFilter[]> OneOrNone = Gen.OneOf(
        Equal("calendar", 5, each => each.Calendar),
        Equal("case", 6, each => each.Case),
        Equal("subject", 6, each => each.Subject),
        Equal("service", 4, each => each.Service),
        Of(["busy", "free", "FREE"]).Select(showAs => new ListFilter("show_as", showAs, each => each.ShowAs.Equals(showAs, StringComparison.OrdinalIgnoreCase))),
        Gen.Long[1, 7].Select(user => new ListFilter("user", Text(user), each => each.Users.Contains(user))),
        Gen.Long[1, 2_010].Array[1, 100].Select(ids => new ListFilter("id", string.Join(',', ids), each => ids.Contains(each.Id))),
        Of(Titles).Select(title => new ListFilter(
            "title", $" {title.ToLowerInvariant()} ", each => each.Title.Equals(title.ToLowerInvariant(), StringComparison.OrdinalIgnoreCase))),
        Gen.Select(Gen.Bool, Gen.Bool).Select((isAllday, isDigit) => new ListFilter(
            "is_allday", (isAllday, isDigit) switch { (true, true) => "1", (false, true) => "0", (true, _) => "true", _ => "false" }, each => each.IsAllday == isAllday)))
        .Select(filter => new[] { filter });

    private static readonly Gen<ListFilter[]> Ranges = Gen.OneOf(
        Range("start_from", "start_to", each => each.Start),
        Range("from", "to", each => each.Start),
        Range("end_from", "end_to", each => each.End),
        Range("alert_from", "alert_to", each => each.Alert),
        Range("alert_sent_from", "alert_sent_to", each => each.AlertSent),
        Range("created_from", "created_to", each => each.Created),
        Range("updated_from", "updated_to", each => each.Updated));

    /// <summary>A list with up to four filters.</summary>
    public static readonly Gen<ListQuery> Query =
        from filters in Gen.OneOf(OneOrNone, Ranges).Array[0, 4]
        from sort in Of<string?>([null, "start_at", "updated_at", "id"])
        from direction in Of<string?>([null, "asc", "desc"])
        from perPage in Gen.OneOf(Gen.Int[30, 90], Gen.Int[100, 500])
        select new ListQuery(Compatible(filters), sort, direction, perPage);

    private static Gen<long?> OrNone(long greatest) => Gen.Select(Gen.Long[1, greatest], Gen.Bool).Select((value, isGiven) => isGiven ? value : (long?)null);

    private static Gen<T> Of<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<ListFilter> Equal(string name, long greatest, Func<OracleEvent, long?> field) =>
        Gen.Long[1, greatest].Select(value => new ListFilter(name, Text(value), each => field(each) == value));

    private static Gen<ListFilter[]> Range(string from, string to, Func<OracleEvent, long?> field) =>
        Gen.Select(Time, Time, Gen.Int[0, 2], Gen.Bool).Select((one, other, ends, isDate) =>
        {
            (long first, long last) = (Math.Min(one, other), Math.Max(one, other));
            (long lowest, long highest) = isDate ? (first - (first % Day), last - (last % Day) + Day - 1) : (first, last);
            ListFilter[] both =
            [
                new(from, isDate ? Date(first) : Timestamp(first), each => field(each) >= lowest),
                new(to, isDate ? Date(last) : Timestamp(last), each => field(each) <= highest),
            ];
            return ends switch { 0 => [both[0]], 1 => [both[1]], _ => both };
        });

    // A parameter may occur once, and not together with its alias.
    private static ListFilter[] Compatible(IEnumerable<ListFilter[]> chosen)
    {
        HashSet<string> taken = [];
        return [.. chosen.Where(filters => taken.Add(Subject(filters[0].Name))).SelectMany(filters => filters)];
    }

    private static string Subject(string name) =>
        name is "from" or "to" ? "start" : name.Replace("_from", string.Empty, StringComparison.Ordinal).Replace("_to", string.Empty, StringComparison.Ordinal);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Date(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Timestamp(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
