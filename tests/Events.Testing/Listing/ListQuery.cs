using System.Globalization;

namespace Events.Testing.Listing;

/// <summary>A filter of a list: its name and value in the URL, and which events it matches.</summary>
internal sealed record ListFilter(string Name, string Value, Func<OracleEvent, bool> Matches);

/// <summary>The query of a list.</summary>
internal sealed record ListQuery(IReadOnlyList<ListFilter> Filters, string? Sort, string? Direction, int PerPage)
{
    public bool IsDescending => Direction == "desc";

    public Func<OracleEvent, long> SortValue => Sort switch
    {
        "id" => each => each.Id,
        "updated_at" => each => each.Updated,
        _ => each => each.Start,
    };

    /// <summary>The filters as a query string, without sorting and page size.</summary>
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
