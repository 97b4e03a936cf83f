using System.Globalization;
using System.Text;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Input;

/// <summary>
/// Reads URL parameters as typed values. An invalid value becomes a fault and is read as if it were not given, so that one response lists everything that is
/// wrong with a request.
/// </summary>
internal sealed class ParameterReader
{
    private static readonly LocalTime LastSecond = new(23, 59, 59);

    private readonly FaultList _faults;
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _lists = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the parameters. Unknown, repeated and empty ones become faults.</summary>
    /// <param name="parameters">Decoded names and values in the order of the URL, repeats included.</param>
    /// <param name="known">The known names. Letter case does not matter.</param>
    /// <param name="faults">Collects the faults.</param>
    /// <param name="lists">
    /// The known names that take several values: with commas (<c>id=1,2</c>), repeated (<c>id=1&amp;id=2</c>), or with brackets after the name,
    /// empty or with an index (<c>id[]=1</c>, <c>id[0]=1</c>), in any mixture.
    /// </param>
    public ParameterReader(
        IEnumerable<KeyValuePair<string, string>> parameters,
        IReadOnlyList<string> known,
        FaultList faults,
        params IReadOnlyList<string> lists)
    {
        _faults = faults;
        foreach (IGrouping<string, string> sameName in parameters.GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase))
        {
            Add(sameName, known, lists);
        }
    }

    /// <summary>Whether the URL has the parameter, with any value.</summary>
    public bool IsGiven(string name) => _given.Contains(name);

    /// <summary>The value, or null.</summary>
    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <summary>An integer from 1 to <paramref name="greatest"/>, or null.</summary>
    public long? Integer(string name, long greatest = SafeInteger.Largest)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (PositiveInteger.TryParse(text, greatest, out long value, out string code))
        {
            return value;
        }

        _faults.Of(name, code, $"Must be an integer from 1 to {Invariant(greatest)}.");
        return null;
    }

    /// <summary>The integers of a parameter that takes several, each from 1 to 2^53-1, ascending and without duplicates; empty where none is given.</summary>
    /// <param name="name">The parameter, one of the <c>lists</c> of the constructor.</param>
    /// <param name="most">How many different integers it may have.</param>
    public IReadOnlyList<long> Integers(string name, int most)
    {
        if (!_lists.TryGetValue(name, out List<string>? texts))
        {
            return [];
        }

        if (texts.Contains(""))
        {
            _faults.Of(name, FaultCodes.Empty, "Must have a value.");
            return [];
        }

        SortedSet<long> integers = [];
        foreach (string text in texts.SelectMany(text => text.Split(',')))
        {
            if (!PositiveInteger.TryParse(text, SafeInteger.Largest, out long integer, out string code))
            {
                _faults.Of(
                    name, code, $"Each value must be an integer from 1 to {Invariant(SafeInteger.Largest)}. Write several as {name}=1,2 or {name}=1&{name}=2.");
                return [];
            }

            if (integers.Add(integer) && integers.Count > most)
            {
                _faults.Of(name, FaultCodes.TooLong, $"Must have at most {Invariant(most)} different values.");
                return [];
            }
        }

        return [.. integers];
    }

    /// <summary>One of a few words in any letter case, or <paramref name="otherwise"/>.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="words">The words with their values.</param>
    /// <param name="otherwise">The value where the parameter is not given.</param>
    public T Word<T>(string name, IReadOnlyList<KeyValuePair<string, T>> words, T otherwise)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        foreach ((string word, T meaning) in words)
        {
            if (Ascii.EqualsIgnoreCase(word, text))
            {
                return meaning;
            }
        }

        _faults.Of(name, FaultCodes.Unknown, $"Must be one of: {string.Join(", ", words.Select(word => word.Key))}.");
        return otherwise;
    }

    /// <summary>The first instant of a range. A bare date is its first second in UTC.</summary>
    public Instant? From(string name) => Moment(name, LocalTime.Midnight);

    /// <summary>The last instant of a range. A bare date is its last second in UTC.</summary>
    public Instant? To(string name) => Moment(name, LastSecond);

    /// <summary>A range of time that includes both ends. The ends must be in order.</summary>
    public TimeRange Range(string fromName, string toName)
    {
        TimeRange range = new(From(fromName), To(toName));
        if (range.From > range.To)
        {
            RefuseOrder(fromName, toName);
        }

        return range;
    }

    /// <summary>Adds the fault of a range that ends before it starts.</summary>
    public void RefuseOrder(string fromName, string toName) => _faults.Of(toName, FaultCodes.Conflict, $"Must not be before {fromName}.");

    /// <summary>Adds a fault of a parameter.</summary>
    public void Refuse(string name, string code, string message) => _faults.Of(name, code, message);

    private Instant? Moment(string name, LocalTime timeOfBareDate)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Timestamp.TryParseDate(text, out LocalDate date))
        {
            return date.At(timeOfBareDate).InUtc().ToInstant();
        }

        if (Timestamp.TryParseParameter(text, out Instant instant))
        {
            return instant;
        }

        _faults.Of(name, FaultCodes.Format, "Must be an ISO 8601 date, or date and time, of the years 1900 to 9999.");
        return null;
    }

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Add(IGrouping<string, string> sameName, IReadOnlyList<string> known, IReadOnlyList<string> lists)
    {
        string? name = Known(sameName.Key, known);
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
        string given = sameName.Key;
        int bracket = given.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0 || Known(given[..bracket], known) is not { } name)
        {
            _faults.Of(given, FaultCodes.UnknownName, $"The parameter is unknown. The nearest known name is {NearestName.Of(given, known)}.");
            return;
        }

        _given.Add(name);
        ReadOnlySpan<char> brackets = given.AsSpan(bracket);
        if (!lists.Contains(name))
        {
            _faults.Of(given, FaultCodes.UnknownName, $"The parameter is unknown. {name} takes one value, without brackets.");
        }
        else if (!IsIndex(brackets))
        {
            _faults.Of(
                given, FaultCodes.UnknownName, $"The parameter is unknown. Write several values as {name}=1,2 or {name}[]=1&{name}[]=2 or {name}[0]=1&{name}[1]=2.");
        }
        else if (brackets is not "[]" && sameName.Skip(1).Any())
        {
            _faults.Of(given, FaultCodes.Duplicate, "Must be given only once. Each index is one value.");
        }
        else
        {
            AddToList(name, sameName);
        }
    }

    private void AddToList(string name, IEnumerable<string> values)
    {
        _given.Add(name);
        if (!_lists.TryGetValue(name, out List<string>? list))
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
            _faults.Of(name, FaultCodes.Duplicate, "Must be given only once.");
        }
        else if (values.Single() is { Length: > 0 } value)
        {
            _values.Add(name, value);
        }
        else
        {
            _faults.Of(name, FaultCodes.Empty, "Must have a value.");
        }
    }

    private static string? Known(string given, IReadOnlyList<string> known) =>
        known.FirstOrDefault(candidate => candidate.Equals(given, StringComparison.OrdinalIgnoreCase));

    // "[]" or "[0]", as PHP and client generators write them.
    private static bool IsIndex(ReadOnlySpan<char> brackets) => brackets is "[]"
        || (brackets is ['[', .. ReadOnlySpan<char> digits, ']'] && !digits.ContainsAnyExceptInRange('0', '9') && (digits.Length == 1 || digits[0] != '0'));
}
