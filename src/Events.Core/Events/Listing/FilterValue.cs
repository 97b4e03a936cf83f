using System.Globalization;
using Events.Core.Input;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Events.Listing;

/// <summary>A kind of filter value: how it is read from a URL, and how it is written.</summary>
/// <param name="Read">Reads the value of a parameter, as the database compares it; null where it is not given or not valid.</param>
/// <param name="Write">Writes the value in its one canonical form.</param>
internal sealed record FilterValue(Func<ParameterReader, string, object?> Read, Func<object, string> Write)
{
    private static readonly KeyValuePair<string, object?>[] Booleans =
        [new("true", true), new("false", false), new("1", true), new("0", false)];

    /// <summary>An integer from 1 to 2^53-1.</summary>
    public static FilterValue Integer { get; } = new((reader, name) => reader.Integer(name), value => Text((long)value));

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static FilterValue Boolean { get; } = new((reader, name) => reader.Word(name, Booleans, null), value => (bool)value ? "true" : "false");

    /// <summary>The first instant of a range, in seconds.</summary>
    public static FilterValue From { get; } = new((reader, name) => reader.From(name)?.ToUnixTimeSeconds(), Moment);

    /// <summary>The last instant of a range, in seconds.</summary>
    public static FilterValue To { get; } = new((reader, name) => reader.To(name)?.ToUnixTimeSeconds(), Moment);

    /// <summary>A title, as the key by which titles are compared.</summary>
    public static FilterValue Title { get; } = new(ReadTitle, value => (string)value);

    /// <summary>Several integers, ascending and without duplicates.</summary>
    public static FilterValue Integers(int most) => new(
        (reader, name) => reader.Integers(name, most) is { Count: > 0 } integers ? integers : null,
        value => string.Join(',', ((IReadOnlyList<long>)value).Select(Text)));

    /// <summary>One of the words of an enum, in any letter case.</summary>
    public static FilterValue Word<TEnum>()
        where TEnum : struct, Enum
    {
        KeyValuePair<string, object?>[] words = [.. JsonWords<TEnum>.All.Select(word => KeyValuePair.Create(word, (object?)word))];
        return new FilterValue((reader, name) => reader.Word(name, words, null), value => (string)value);
    }

    private static string? ReadTitle(ParameterReader reader, string name) =>
        reader.Text(name)?.Trim() is { } title && TitleRules.Check(title, (code, message) => reader.Refuse(name, code, message))
            ? TitleRules.Key(title)
            : null;

    private static string Moment(object seconds) => Timestamp.Format(Instant.FromUnixTimeSeconds((long)seconds));

    private static string Text(long integer) => integer.ToString(CultureInfo.InvariantCulture);
}
