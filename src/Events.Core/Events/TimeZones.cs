using System.Collections.Frozen;
using Events.Core.Input;
using NodaTime;
using NodaTime.TimeZones;

namespace Events.Core.Events;

/// <summary>The time zones that an event can have: the identifiers of the tz database, including links, without <c>Factory</c>, which means no zone.</summary>
internal static class TimeZones
{
    private const int MostTypingErrors = 2;

    // Looks in the list of identifiers, because a look-up by name in NodaTime also finds its own fixed offsets, such as UTC+05:00.
    private static readonly FrozenSet<string> Ids = DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> IdsInAnyCase =
        DateTimeZoneProviders.Tzdb.Ids.ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    // The primary zone of each Windows name (territory 001 of CLDR's windowsZones).
    private static readonly FrozenDictionary<string, string> IdsByWindowsName =
        TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the tz database has that identifier, in the same letter case.</summary>
    public static bool Has(string id) => Ids.Contains(id);

    /// <summary>
    /// The identifier to send instead of an unknown one: the same in its exact letter case and with underscores, the one of a Windows zone name, or, for a
    /// <c>Region/Locale</c>, one that differs by one or two typing errors. Null where none is found.
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

    // One or two changes of a name without a region, for example of an abbreviation, can give a zone of a different part of the world.
    private static bool IsRegional(string name) => name.Contains('/', StringComparison.Ordinal);
}
