using System.Text;

namespace Events.Tests.Shared;

/// <summary>
/// Bodies that a create must refuse. Each is wrong in one place, unless its name says otherwise. The unit tests read them, and the
/// end-to-end tests post them.
/// </summary>
public static partial class BadBodies
{
    // The members that a create requires.
    private const string Needed =
        """
        "casefile_id":123,"calendar_id":1,"start_at":"2023-01-30T18:00:00Z","end_at":"2023-01-30T22:00:00Z","title":"Visit"
        """;

    public static IReadOnlyList<BadBody> All { get; } =
        [.. Malformed(), .. Names(), .. Missing(), .. Integers(), .. Times(), .. Alerts(), .. Texts(), .. Choices(), .. Addresses(), .. Users(), .. Several()];

    private static BadBody Raw(string name, byte[] utf8) => new(name, utf8, 400, []);

    private static BadBody Raw(string name, string json) => Raw(name, Encoding.UTF8.GetBytes(json));

    private static BadBody Whole(string name, string json, params string[] errors) => new(name, Encoding.UTF8.GetBytes(json), 422, errors);

    /// <summary>The required members, and the given ones.</summary>
    private static BadBody With(string members, params string[] errors) =>
        Whole(Short(members), Event($"{Needed},{members}"), errors);

    /// <summary>The required members, of which one has another JSON value, or is left out if the value is null.</summary>
    private static BadBody Instead(string member, string? value, params string[] errors)
    {
        List<string> members = Needed.Split(',').Where(text => !text.StartsWith($"\"{member}\":", StringComparison.Ordinal)).ToList();
        if (value is not null)
        {
            members.Add($"\"{member}\":{value}");
        }

        return Whole($"{member} {(value is null ? "left out" : Short(value))}", Event(string.Join(',', members)), errors);
    }

    private static BadBody Address(string members, params string[] errors) => With($$"""
        "address":{{{members}}}
        """, errors);

    private static string Event(string members) => "{\"event\":{" + members + "}}";

    // A body of 64 KB is too long for the name of a test.
    private static string Short(string text) => text.Length <= 90 ? text : $"{text[..80]}… ({text.Length} long)";
}
