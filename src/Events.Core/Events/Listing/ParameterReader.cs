using System.Globalization;
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
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the parameters in; unknown, repeated and empty ones are faults already here.</summary>
    /// <param name="parameters">Decoded names and values in the order of the URL, repeats included.</param>
    /// <param name="known">The names that there are; a given one matches ignoring case.</param>
    /// <param name="faults">Where faults go.</param>
    public ParameterReader(
        IEnumerable<KeyValuePair<string, string>> parameters,
        IReadOnlyList<string> known,
        FaultList faults)
    {
        _faults = faults;
        foreach (var sameName in parameters.GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase))
        {
            Add(sameName, known);
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

        _faults.Of(name, code, $"This must be an integer from 1 to {greatest.ToString(CultureInfo.InvariantCulture)}.");
        return null;
    }

    /// <summary>One of a few words, or <paramref name="otherwise"/>.</summary>
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
            if (word == text)
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

    private void Add(IGrouping<string, string> sameName, IReadOnlyList<string> known)
    {
        var name = known.FirstOrDefault(candidate => candidate.Equals(sameName.Key, StringComparison.OrdinalIgnoreCase));
        if (name is null)
        {
            var nearest = NearestName.Of(sameName.Key, known);
            _faults.Of(sameName.Key, FaultCodes.UnknownName, $"There is no such parameter. The nearest is {nearest}.");
            return;
        }

        _given.Add(name);
        if (sameName.Skip(1).Any())
        {
            _faults.Of(name, FaultCodes.Duplicate, "This is given more than once.");
        }
        else if (sameName.Single() is { Length: > 0 } value)
        {
            _values.Add(name, value);
        }
        else
        {
            _faults.Of(name, FaultCodes.Empty, "This has no value.");
        }
    }
}
