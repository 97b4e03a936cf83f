using System.Collections.Frozen;
using System.Text;

namespace Events.Core.Events;

/// <summary>The states of the countries that have a list of them: US, CA and AU.</summary>
internal static class States
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> ByCountry = new Dictionary<string, FrozenSet<string>>
    {
        // ANSI INCITS 38: the 50 states, DC, and the territories.
        ["US"] = Set(
            "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA "
            + "RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR VI UM"),

        // The provinces and territories, as Canada Post writes them.
        ["CA"] = Set("AB BC MB NB NL NS NT NU ON PE QC SK YT"),

        // The states and the mainland territories. The official abbreviations of SA, WA and NT have two letters.
        ["AU"] = Set("NSW VIC QLD TAS ACT SA WA NT"),
    }.ToFrozenDictionary();

    /// <summary>The list of a country.</summary>
    /// <param name="country">Its alpha-2 code in capitals.</param>
    /// <returns>The states' codes in capitals, found in any letter case; null for a country without a list.</returns>
    public static FrozenSet<string>? Of(string country) => ByCountry.GetValueOrDefault(country);

    /// <summary>Finds a state's code written in any letter case.</summary>
    /// <returns>The code in capitals; null where the list has none.</returns>
    public static string? Find(FrozenSet<string> states, string text) =>
        Ascii.IsValid(text) && states.TryGetValue(text, out string? code) ? code : null;

    private static FrozenSet<string> Set(string codes) => codes.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
