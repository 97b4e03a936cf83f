using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Testing.Listing;

/// <summary>Reads all pages of a list, and checks that every page except the last is full.</summary>
internal static class Walk
{
    /// <summary>The ids, read by following <c>Link</c>.</summary>
    /// <param name="service">The service.</param>
    /// <param name="query">The list.</param>
    /// <param name="betweenPages">Runs between two pages.</param>
    public static async Task<IReadOnlyList<long>> ByCursorAsync(TestService service, ListQuery query, Func<Task>? betweenPages = null)
    {
        List<long> ids = [];
        for (string? next = $"{Paths.Events}?{query}"; next is not null;)
        {
            Answer page = await service.GetAsync(next);
            Assert.True(page.Status == 200, page.Text);
            ids.AddRange(page.Ids);
            next = page.Next?.ToString();
            Assert.True(next is null || page.Ids.Count == query.PerPage, $"A page of {page.Ids.Count} instead of {query.PerPage} before the last.");
            if (betweenPages is not null)
            {
                await betweenPages();
            }
        }

        return ids;
    }

    /// <summary>The ids, read by <c>page</c>, up to the first empty page.</summary>
    public static async Task<IReadOnlyList<long>> ByPageAsync(TestService service, ListQuery query)
    {
        List<long> ids = [];
        for (int number = 1; ; number++)
        {
            Answer page = await service.GetAsync($"{Paths.Events}?{query}&page={number}");
            Assert.True(page.Status == 200, page.Text);
            if (page.Ids.Count == 0)
            {
                Assert.Null(page.Next);
                return ids;
            }

            Assert.True(page.Next is null || page.Ids.Count == query.PerPage, "A page before the last is short.");
            ids.AddRange(page.Ids);
        }
    }
}
