using Events.Core.Events.Listing;
using Events.Core.Events.Storing;

namespace Events.Core.Tests.Events.Listing;

/// <summary>The rules of every row in the table of filters.</summary>
public sealed class EventFiltersTests
{
    // Values of filters that take no number.
    private static readonly Dictionary<string, string> Values = new() { ["title"] = "a", ["is_allday"] = "true", ["show_as"] = "free" };

    public static TheoryData<string> Names { get; } = [.. EventFilters.All.Select(filter => filter.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Filter_HasAnIndexedPath(string name)
    {
        EventFilter filter = Find(name);
        string path = filter.Operator == FilterOperator.Contains ? $"{filter.Path}/[]/?" : $"{filter.Path}/?";

        Assert.Contains(path, EventsContainer.IncludedPaths);
    }

    [Fact]
    public void Names_AreUniqueInAnyLetterCase_WithAliasesAndOtherParameters()
    {
        IReadOnlyList<string> names = EventListRequest.Names;

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(EventFilters.All.SelectMany(filter => filter.Names), EventFilters.Names);
        Assert.All(EventFilters.Names, name => Assert.Matches("^[a-z]+(_[a-z]+)*$", name));
        Assert.Equal(["from", "to"], EventFilters.All.Select(filter => filter.Alias).OfType<string>());
    }

    // The order is part of every cursor that clients keep.
    [Fact]
    public void Query_HasTheFiltersInTheOrderOfTheTable()
    {
        string[] sent = [.. EventFilters.All.Select(filter => $"{filter.Name}={Value(filter)}")];
        string[] reversed = [.. sent.Reverse()];

        IEnumerable<string> query = QueryStrings.Request(string.Join('&', reversed)).Query().Select(parameter => parameter.Key);

        Assert.Equal(EventFilters.All.Select(filter => filter.Name), query);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Query_OfAFilter_ReadsBackAsTheSameFilter(string name)
    {
        EventFilter filter = Find(name);
        foreach (string given in filter.Names)
        {
            EventListRequest request = QueryStrings.Request($"{given}={Value(filter)}");

            (string key, string value) = Assert.Single(request.Query());
            Assert.Equal(filter.Name, key);
            Assert.Equal(request.Filters[filter], QueryStrings.Request($"{key}={Uri.EscapeDataString(value)}").Filters[filter]);
        }
    }

    // An event of an older schema has no such key, so the filter would miss it.
    [Fact]
    public void SinceSchema_Is2ForTheKeysOfSchema2() => Assert.Equal(
        ["service", "show_as"], EventFilters.All.Where(filter => filter.SinceSchema == 2).Select(filter => filter.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void SinceSchema_IsAKnownSchema(string name) =>
        Assert.InRange(Find(name).SinceSchema, 1, StoredDocument.NewestSchema);

    [Theory]
    [MemberData(nameof(Names))]
    public void Filter_WithALowerBound_HasAnUpperBound(string name)
    {
        EventFilter filter = Find(name);
        if (filter.Operator == FilterOperator.AtLeast)
        {
            Assert.Single(EventFilters.All, other => other.Path == filter.Path && other.Operator == FilterOperator.AtMost);
        }
    }

    private static EventFilter Find(string name) => EventFilters.All.Single(filter => filter.Name == name);

    private static string Value(EventFilter filter) =>
        filter.Operator is FilterOperator.AtLeast or FilterOperator.AtMost ? "2023-01-30T18:00:00Z" : Values.GetValueOrDefault(filter.Name, "7");
}
