using System.Globalization;

namespace Events.Testing.Listing;

/// <summary>One parameter of a list: how it stands in the URL, and what it means.</summary>
internal sealed record ListFilter(string Name, string Value, Func<OracleEvent, bool> Matches);

/// <summary>A list that is asked for.</summary>
internal sealed record ListQuery(IReadOnlyList<ListFilter> Filters, string? Sort, string? Direction, int PerPage)
{
    public bool IsDescending => Direction == "desc";

    public Func<OracleEvent, long> SortValue => Sort switch
    {
        "id" => each => each.Id,
        "updated_at" => each => each.Updated,
        _ => each => each.Start,
    };

    /// <summary>The filters alone, as a query string.</summary>
    public string Filter => string.Join('&', Filters.Select(filter => $"{filter.Name}={Uri.EscapeDataString(filter.Value)}"));

    /// <summary>The whole query string.</summary>
    public override string ToString() => string.Join('&', ((string?[])
    [
        Filter.Length == 0 ? null : Filter,
        Sort is null ? null : $"sort={Sort}",
        Direction is null ? null : $"dir={Direction}",
        string.Create(CultureInfo.InvariantCulture, $"per_page={PerPage}"),
    ]).OfType<string>());
}
