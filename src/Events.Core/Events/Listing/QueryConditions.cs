using System.Globalization;

namespace Events.Core.Events.Listing;

/// <summary>The conditions of a query and the values of its parameters, gathered together. A value that is null asks for nothing.</summary>
internal sealed class QueryConditions
{
    // An IN list is filled up to one of these lengths with its last value, which changes nothing but keeps the texts few.
    private static readonly int[] ListLengths = [1, 10, 100];

    private readonly List<string> _conditions = [];
    private readonly List<KeyValuePair<string, object>> _parameters = [];

    /// <summary>All conditions; what stands behind WHERE.</summary>
    public string Text => string.Join(" AND ", _conditions);

    /// <summary>The values by name.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Parameters => _parameters;

    /// <summary>Whether a condition is on something that only events have, and deleted ones have not.</summary>
    public bool TouchKeys => _conditions.Exists(condition => condition.Contains("c.keys.", StringComparison.Ordinal));

    /// <summary>A value that no condition of here uses.</summary>
    public void Set(string name, object value) => _parameters.Add(new(name, value));

    public void Defined(string path) => _conditions.Add($"IS_DEFINED({path})");

    public void Equal(string path, string name, object? value) => Add($"{path} = {name}", name, value);

    public void AtLeast(string path, string name, long? value) => Add($"{path} >= {name}", name, value);

    public void AtMost(string path, string name, long? value) => Add($"{path} <= {name}", name, value);

    public void Contains(string path, string name, long? value) => Add($"ARRAY_CONTAINS({path}, {name})", name, value);

    public void Within(string path, string name, TimeRange range)
    {
        AtLeast(path, $"{name}_from", range.From?.ToUnixTimeSeconds());
        AtMost(path, $"{name}_to", range.To?.ToUnixTimeSeconds());
    }

    public void OneOf(string path, string name, IReadOnlyList<long> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        var names = new List<string>();
        for (var index = 0; index < ListLengths.First(length => length >= values.Count); index++)
        {
            names.Add(name + index.ToString(CultureInfo.InvariantCulture));
            Set(names[index], values[Math.Min(index, values.Count - 1)]);
        }

        _conditions.Add($"{path} IN ({string.Join(", ", names)})");
    }

    /// <summary>
    /// Behind a position, where a bound on <paramref name="sortPath"/> that takes in the position itself is there already. The bound is what the
    /// index is entered by; this leaves out the items before the position that share its sort value.
    /// </summary>
    public void Behind(string sortPath, string numberPath, SortDirection direction, Position position)
    {
        var comparison = direction == SortDirection.Ascending ? ">" : "<";
        _conditions.Add($"({sortPath} {comparison} @after OR {numberPath} {comparison} @after_number)");
        Set("@after", position.SortValue);
        Set("@after_number", position.Number);
    }

    private void Add(string condition, string name, object? value)
    {
        if (value is not null)
        {
            _conditions.Add(condition);
            Set(name, value);
        }
    }
}
