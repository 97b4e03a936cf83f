using System.Globalization;
using System.Text;
using Events.Core.Problems;
using NodaTime;

namespace Events.Core.Events.Listing;

/// <summary>
/// Reads URL parameters as typed values. What is wrong goes to a <see cref="FaultList"/> and reads as not given, so that
/// one request hears of everything at once.
/// </summary>
internal sealed class ParameterReader
{
    private static readonly LocalTime LastSecond = new(23, 59, 59);

    private readonly FaultList _faults;
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _lists = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the parameters in; unknown, repeated and empty ones are faults already here.</summary>
    /// <param name="parameters">Decoded names and values in the order of the URL, repeats included.</param>
    /// <param name="known">The names that there are; a given one matches ignoring case.</param>
    /// <param name="faults">Where faults go.</param>
    /// <param name="lists">
    /// Those of <paramref name="known"/> that take several values: with commas between, repeated (<c>id=1&amp;id=2</c>), and with brackets
    /// behind the name, empty or with an index (<c>id[]=1</c>, <c>id[0]=1</c>), in any mixture.
    /// </param>
    public ParameterReader(
        IEnumerable<KeyValuePair<string, string>> parameters,
        IReadOnlyList<string> known,
        FaultList faults,
        params IReadOnlyList<string> lists)
    {
        _faults = faults;
        foreach (var sameName in parameters.GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase))
        {
            Add(sameName, known, lists);
        }
    }

    /// <summary>Whether the parameter stands in the URL, with whatever value.</summary>
    public bool IsGiven(string name) => _given.Contains(name);

    /// <summary>The value as it stands, or null.</summary>
    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <summary>A JSON integer from 1 to <paramref name="greatest"/>, or null.</summary>
    public long? Integer(string name, long greatest)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (PositiveInteger.TryParse(text, greatest, out var value, out var code))
        {
            return value;
        }

        _faults.Of(name, code, $"This must be an integer from 1 to {Invariant(greatest)}.");
        return null;
    }

    /// <summary>The integers of a parameter that takes several, each from 1 to 2^53-1, ascending and without duplicates; empty where none is given.</summary>
    /// <param name="name">The parameter, one of the lists that the constructor was told of.</param>
    /// <param name="most">How many different ones there may be.</param>
    public IReadOnlyList<long> Integers(string name, int most)
    {
        if (!_lists.TryGetValue(name, out var texts))
        {
            return [];
        }

        if (texts.Contains(""))
        {
            _faults.Of(name, FaultCodes.Empty, "This has no value.");
            return [];
        }

        var integers = new SortedSet<long>();
        foreach (var text in texts.SelectMany(text => text.Split(',')))
        {
            if (!PositiveInteger.TryParse(text, PositiveInteger.Greatest, out var integer, out var code))
            {
                _faults.Of(
                    name, code, $"Each must be an integer from 1 to {Invariant(PositiveInteger.Greatest)}. Several are written {name}=1,2 or {name}=1&{name}=2.");
                return [];
            }

            if (integers.Add(integer) && integers.Count > most)
            {
                _faults.Of(name, FaultCodes.TooLong, $"At most {Invariant(most)} different ones can be given.");
                return [];
            }
        }

        return [.. integers];
    }

    /// <summary>One of a few words in any letter case, or <paramref name="otherwise"/>.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="words">What each word means.</param>
    /// <param name="otherwise">What it means that none is given.</param>
    public T Word<T>(string name, IReadOnlyList<KeyValuePair<string, T>> words, T otherwise)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        foreach (var (word, meaning) in words)
        {
            if (Ascii.EqualsIgnoreCase(word, text))
            {
                return meaning;
            }
        }

        _faults.Of(name, FaultCodes.Unknown, $"This must be one of: {string.Join(", ", words.Select(word => word.Key))}.");
        return otherwise;
    }

    /// <summary>A range of time with both its ends in it. A bare date is that whole UTC day.</summary>
    public TimeRange Range(string fromName, string toName)
    {
        var from = Moment(fromName, LocalTime.Midnight);
        var to = Moment(toName, LastSecond);
        if (from > to)
        {
            _faults.Of(toName, FaultCodes.Conflict, $"This must not be before {fromName}.");
        }

        return new TimeRange(from, to);
    }

    private Instant? Moment(string name, LocalTime timeOfBareDate)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Timestamp.TryParseDate(text, out var date))
        {
            return date.At(timeOfBareDate).InUtc().ToInstant();
        }

        if (Timestamp.TryParseParameter(text, out var instant))
        {
            return instant;
        }

        _faults.Of(name, FaultCodes.Format, "This must be a date, or a date and time, of ISO 8601, from the year 1900 to 9999.");
        return null;
    }

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Add(IGrouping<string, string> sameName, IReadOnlyList<string> known, IReadOnlyList<string> lists)
    {
        var name = Known(sameName.Key, known);
        if (name is null)
        {
            AddWithBrackets(sameName, known, lists);
        }
        else if (lists.Contains(name))
        {
            AddToList(name, sameName);
        }
        else
        {
            AddValue(name, sameName);
        }
    }

    private void AddWithBrackets(IGrouping<string, string> sameName, IReadOnlyList<string> known, IReadOnlyList<string> lists)
    {
        var given = sameName.Key;
        var bracket = given.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0 || Known(given[..bracket], known) is not { } name)
        {
            _faults.Of(given, FaultCodes.UnknownName, $"There is no such parameter. The nearest is {NearestName.Of(given, known)}.");
            return;
        }

        _given.Add(name);
        var brackets = given.AsSpan(bracket);
        if (!lists.Contains(name))
        {
            _faults.Of(given, FaultCodes.UnknownName, $"There is no such parameter: {name} takes one value, without brackets.");
        }
        else if (!IsIndex(brackets))
        {
            _faults.Of(
                given, FaultCodes.UnknownName, $"There is no such parameter. Several values are written {name}=1,2 or {name}[]=1&{name}[]=2 or {name}[0]=1&{name}[1]=2.");
        }
        else if (brackets is not "[]" && sameName.Skip(1).Any())
        {
            _faults.Of(given, FaultCodes.Duplicate, "This is given more than once. Each index stands for one value.");
        }
        else
        {
            AddToList(name, sameName);
        }
    }

    private void AddToList(string name, IEnumerable<string> values)
    {
        _given.Add(name);
        if (!_lists.TryGetValue(name, out var list))
        {
            _lists.Add(name, list = []);
        }

        list.AddRange(values);
    }

    private void AddValue(string name, IEnumerable<string> values)
    {
        _given.Add(name);
        if (values.Skip(1).Any())
        {
            _faults.Of(name, FaultCodes.Duplicate, "This is given more than once.");
        }
        else if (values.Single() is { Length: > 0 } value)
        {
            _values.Add(name, value);
        }
        else
        {
            _faults.Of(name, FaultCodes.Empty, "This has no value.");
        }
    }

    private static string? Known(string given, IReadOnlyList<string> known) =>
        known.FirstOrDefault(candidate => candidate.Equals(given, StringComparison.OrdinalIgnoreCase));

    // "[]", or "[0]" and so on, written as PHP and generators of clients write them.
    private static bool IsIndex(ReadOnlySpan<char> brackets) => brackets is "[]"
        || (brackets is ['[', .. var digits, ']'] && !digits.ContainsAnyExceptInRange('0', '9') && (digits.Length == 1 || digits[0] != '0'));
}
