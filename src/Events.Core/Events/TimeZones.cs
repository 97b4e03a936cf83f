using System.Collections.Frozen;
using Events.Core.Input;
using NodaTime;
using NodaTime.TimeZones;

namespace Events.Core.Events;

/// <summary>The time zones that an event may be in: the identifiers of the tz database, links included, but for <c>Factory</c>, its word for no zone.</summary>
internal static class TimeZones
{
    private const int MostTypingErrors = 2;

    // The list and not a look-up by name, as NodaTime also answers to fixed offsets of its own, such as UTC+05:00.
    private static readonly FrozenSet<string> Ids = DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> IdsInAnyCase =
        DateTimeZoneProviders.Tzdb.Ids.ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    // The primary zone of each Windows name (territory 001 of CLDR's windowsZones).
    private static readonly FrozenDictionary<string, string> IdsByWindowsName =
        TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the tz database has that very identifier, in this letter case.</summary>
    public static bool Has(string id) => Ids.Contains(id);

    /// <summary>
    /// The identifier to send instead of an unknown one: the same in its own letter case and with underscores, that of a Windows zone name, or,
    /// for a <c>Region/Locale</c>, the one from which it differs by one or two typing errors. Null where none is known.
    /// </summary>
    public static string? Suggest(string text)
    {
        string trimmed = text.Trim();
        if (IdsInAnyCase.TryGetValue(trimmed.Replace(' ', '_'), out string? id) || IdsByWindowsName.TryGetValue(trimmed, out id))
        {
            return id;
        }

        return IsRegional(trimmed) ? NearestName.Within(MostTypingErrors, trimmed, IdsInAnyCase.Keys.Where(IsRegional)) : null;
    }

    // Of a name without a region, an abbreviation for example, one or two changes make a zone of quite another place.
    private static bool IsRegional(string name) => name.Contains('/', StringComparison.Ordinal);
}
