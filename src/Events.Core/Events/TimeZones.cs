using System.Collections.Frozen;
using NodaTime;

namespace Events.Core.Events;

/// <summary>The time zones that an event may be in: the identifiers of the tz database, links included, but for <c>Factory</c>, its word for no zone.</summary>
internal static class TimeZones
{
    // The list and not a look-up by name, as NodaTime also answers to fixed offsets of its own, such as UTC+05:00.
    private static readonly FrozenSet<string> Ids = DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the tz database has that very identifier, in this letter case.</summary>
    public static bool Has(string id) => Ids.Contains(id);
}
