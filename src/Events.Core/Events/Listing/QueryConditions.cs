using System.Globalization;
using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Paging;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Events.Listing;

/// <summary>
/// Collects the conditions of a query and the values of its parameters. Every value is a parameter with a fixed name. So there are few query texts, and
/// the database can cache their plans.
/// </summary>
internal sealed class QueryConditions
{
    // An IN list is padded to one of these lengths with its last value. That does not change the result, and there are fewer query texts.
    private static readonly int[] ListLengths = [1, 10, 100];

    private readonly List<string> _conditions = [];
    private readonly List<KeyValuePair<string, object>> _parameters = [];

    /// <summary>All conditions, for the WHERE clause.</summary>
    public string Text => string.Join(" AND ", _conditions);

    /// <summary>The values by name.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Parameters => _parameters;

    /// <summary>Makes the query for the client library.</summary>
    public QueryDefinition ToQuery(string text) =>
        _parameters.Aggregate(new QueryDefinition(text), (query, parameter) => query.WithParameter(parameter.Key, parameter.Value));

    /// <summary>Sets a parameter.</summary>
    public void Set(string name, object value) => _parameters.Add(new(name, value));

    /// <summary>Adds a filter.</summary>
    public void Add(EventFilter filter, object value)
    {
        string path = EventsContainer.InQuery(filter.Path);
        if (filter.Operator == FilterOperator.OneOf)
        {
            AddOneOf(path, filter.QueryParameter, (IReadOnlyList<long>)value);
            return;
        }

        Set(filter.QueryParameter, value);
        _conditions.Add(filter.Operator switch
        {
            FilterOperator.Equal => $"{path} = {filter.QueryParameter}",
            FilterOperator.AtLeast => $"{path} >= {filter.QueryParameter}",
            FilterOperator.AtMost => $"{path} <= {filter.QueryParameter}",
            FilterOperator.Contains => $"ARRAY_CONTAINS({path}, {filter.QueryParameter})",
            _ => throw new InvalidOperationException($"{filter.Operator} has no condition."),
        });
    }

    /// <summary>Adds the condition that the stored value is at least the given one.</summary>
    public void AtLeast(string path, string name, long value) => Add($"{EventsContainer.InQuery(path)} >= {name}", name, value);

    /// <summary>Adds the condition that the stored value is at most the given one.</summary>
    public void AtMost(string path, string name, long value) => Add($"{EventsContainer.InQuery(path)} <= {name}", name, value);

    /// <summary>Adds the condition that the document has the calendar.</summary>
    public void Calendar(long calendarId) => Add($"{EventsContainer.InQuery(EventsContainer.CalendarId)} = @calendar", "@calendar", calendarId);

    /// <summary>Adds the condition that the document has the path.</summary>
    public void Defined(string path) => _conditions.Add($"IS_DEFINED({EventsContainer.InQuery(path)})");

    /// <summary>
    /// Adds the condition that leaves out the items up to a position. The query must also have a bound on <paramref name="sortPath"/> that includes the
    /// position: the database uses the bound to start in the index. This condition then leaves out the items before the position with the same sort value.
    /// </summary>
    public void After(string sortPath, string numberPath, SortDirection direction, Position position)
    {
        string comparison = direction == SortDirection.Ascending ? ">" : "<";
        _conditions.Add(
            $"({EventsContainer.InQuery(sortPath)} {comparison} @after OR {EventsContainer.InQuery(numberPath)} {comparison} @after_number)");
        Set("@after", position.SortValue);
        Set("@after_number", position.Number);
    }

    /// <summary>Adds the conditions of a range that includes its ends.</summary>
    public void Within(string path, string name, TimeRange range)
    {
        if (range.From is { } from)
        {
            AtLeast(path, $"{name}_from", from.ToUnixTimeSeconds());
        }

        if (range.To is { } to)
        {
            AtMost(path, $"{name}_to", to.ToUnixTimeSeconds());
        }
    }

    private void Add(string condition, string name, object value)
    {
        _conditions.Add(condition);
        Set(name, value);
    }

    private void AddOneOf(string path, string name, IReadOnlyList<long> values)
    {
        List<string> names = [];
        for (int index = 0; index < ListLengths.First(length => length >= values.Count); index++)
        {
            names.Add(name + index.ToString(CultureInfo.InvariantCulture));
            Set(names[index], values[Math.Min(index, values.Count - 1)]);
        }

        _conditions.Add($"{path} IN ({string.Join(", ", names)})");
    }
}
