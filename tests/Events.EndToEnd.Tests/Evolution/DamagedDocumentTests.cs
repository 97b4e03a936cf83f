using System.Globalization;
using Events.Testing.Http;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>Reads among documents in which each member in turn is damaged. All good documents are still found.</summary>
public sealed class DamagedDocumentTests(ForeignService foreign) : IClassFixture<ForeignService>
{
    private const int MaximumPages = 2_000;

    public static TheoryData<string> Sorts => ["start_at&dir=asc", "start_at&dir=desc", "updated_at&dir=asc", "updated_at&dir=desc", "id&dir=asc", "id&dir=desc"];

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task List_HasEveryGoodEventOnce_OnFullPages(string sort)
    {
        List<long> ids = await WalkAsync($"{Paths.Events}?sort={sort}&per_page=7", perPage: 7);

        Assert.Empty(foreign.Good.Except(ids));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Page_BeforeTheLast_IsFull(string sort)
    {
        HashSet<long> ids = [];
        for (int number = 1; ; number++)
        {
            Assert.True(number < MaximumPages, "The list does not end.");
            Answer page = await foreign.Evolving.GetUncheckedAsync($"{Paths.Events}?sort={sort}&per_page=50&page={number}");
            Assert.True(page.Status == 200, page.Text);
            Assert.True(page.Next is null || page.Ids.Count == 50, "A page before the last is short.");
            ids.UnionWith(page.Ids);
            if (page.Ids.Count == 0)
            {
                break;
            }
        }

        Assert.Empty(foreign.Good.Except(ids));
    }

    [Theory]
    [InlineData("calendar=7")]
    [InlineData("case=9")]
    [InlineData("subject=456")]
    [InlineData("service=77")]
    [InlineData("user=3")]
    [InlineData("is_allday=true")]
    [InlineData("show_as=free")]
    [InlineData("start_from=2026-03-02&start_to=2026-03-02")]
    [InlineData("alert_from=2026-03-02&alert_to=2026-03-02")]
    [InlineData("updated_from=2026-03-02&updated_to=2026-03-02&sort=updated_at")]
    public async Task FilteredList_HasEveryGoodEventOnce_AndIsCounted(string filter)
    {
        List<long> ids = await WalkAsync($"{Paths.Events}?{filter}&per_page=100", perPage: 100);

        Assert.Empty(foreign.Good.Except(ids));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.InRange(await foreign.Evolving.Service.CountAsync(filter), ids.Count, int.MaxValue);
    }

    [Fact]
    public async Task Feed_HasEveryGoodEventOnce()
    {
        Answer feed = await foreign.Evolving.Service.GetAsync(await foreign.Evolving.FeedAddressAsync());

        long[] ids = [.. Ical.Net.Calendar.Load(feed.Text)!.Events.Select(each => long.Parse(each.Uid!.Split('-')[0], CultureInfo.InvariantCulture))];
        Assert.Empty(foreign.Good.Except(ids));
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public async Task DeletedList_HasEveryGoodTombstoneOnce_OnFullPages()
    {
        foreach (string query in (string[])["per_page=7", "per_page=7&calendar=7", "per_page=1&deleted_from=2026-03-02"])
        {
            int perPage = query.StartsWith("per_page=1", StringComparison.Ordinal) ? 1 : 7;
            List<long> ids = await WalkAsync($"{Paths.Deleted}?{query}", perPage);
            Assert.Empty(foreign.Deleted.Except(ids));
            Assert.Equal(ids.Count, ids.Distinct().Count());
        }
    }

    [Fact]
    public async Task FailedList_HasEveryGoodAlertOnce_OnFullPages()
    {
        List<long> ids = [];
        string? next = "/api/v1/alerts/failed?per_page=3";
        while (next is not null)
        {
            Answer page = await foreign.Evolving.Service.GetAsync(next);
            Assert.True(page.Status == 200, page.Text);
            ids.AddRange(page.Json.EnumerateArray().Select(each => each.GetProperty("event_id").GetInt64()));
            next = page.Next?.ToString();
            Assert.True(next is null || page.Json.GetArrayLength() == 3, "A page before the last is short.");
            Assert.True(ids.Count < MaximumPages, "The list does not end.");
        }

        Assert.Empty(foreign.FailedAlerts.Except(ids));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(200, (await foreign.Evolving.Service.GetAsync("/api/v1/alerts")).Status);
    }

    [Fact]
    public async Task Get_AgreesWithTheList_OrReturns404()
    {
        HashSet<long> listed = [.. await WalkAsync($"{Paths.Events}?per_page=500", perPage: 500)];
        List<string> wrong = [];
        await Parallel.ForEachAsync(foreign.Damages, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (damage, _) =>
        {
            Answer answer = await foreign.Evolving.GetUncheckedAsync(Paths.Event(damage.Key));
            if (answer.Status is not (200 or 404) || (listed.Contains(damage.Key) && answer.Status != 200))
            {
                lock (wrong)
                {
                    wrong.Add($"{damage.Value}: {answer.Status} {answer.Text}");
                }
            }
        });

        Assert.Empty(wrong);
    }

    private async Task<List<long>> WalkAsync(string path, int perPage)
    {
        List<long> ids = [];
        string? next = path;
        for (int pages = 0; next is not null; pages++)
        {
            Assert.True(pages < MaximumPages, "The list does not end.");
            Answer page = await foreign.Evolving.GetUncheckedAsync(next);
            Assert.True(page.Status == 200, $"{next}: {page.Text}; {string.Join(" | ", foreign.Evolving.Log.Lines.Where(line => line.Contains("Exception") && !line.Contains("cannot be read;")).TakeLast(1))}");
            ids.AddRange(page.Ids);
            next = page.Next?.PathAndQuery;
            Assert.True(next is null || page.Ids.Count == perPage, "A page before the last is short.");
        }

        return ids;
    }
}
