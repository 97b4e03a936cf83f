using System.Text.Json;
using Events.Testing.Evolution;
using Events.Testing.Http;
using Events.Testing.Listing;
using Ical.Net;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>Lists and feeds with events of older and of the newest form.</summary>
public sealed class OlderListTests(OlderListService older) : IClassFixture<OlderListService>
{
    // 2026-03-02T12:00:00Z, when most of the events start and their alerts are due.
    private const long Noon = 1_772_452_800;

    private static readonly ListFilter[] Filters =
    [
        new("id", "101,102,115,201,1001,9999", each => each.Id is 101 or 102 or 115 or 1001),
        new("calendar", "7", _ => true),
        new("case", "9", each => each.Case == 9),
        new("subject", "456", each => each.Subject == 456),
        new("user", "1", each => each.Users.Contains(1)),
        new("title", "visit", each => each.Title == "Visit"),
        new("is_allday", "true", each => each.IsAllday),
        new("start_from", "2026-03-02T12:00:00Z", each => each.Start >= Noon),
        new("start_to", "2026-03-02", each => each.Start < Noon + 43_200),
        new("end_from", "2026-03-02T13:00:00Z", each => each.End >= Noon + 3_600),
        new("end_to", "2026-03-02T12:59:59Z", each => each.End < Noon + 3_600),
        new("alert_from", "2026-03-02T12:00:00Z", each => each.Alert >= Noon),
        new("alert_to", "2026-03-02T12:00:00Z", each => each.Alert <= Noon),
        new("alert_sent_from", "2026-03-02T12:00:05Z", each => each.AlertSent >= Noon + 5),
        new("alert_sent_to", "2026-03-02T12:00:05Z", each => each.AlertSent <= Noon + 5),
        new("created_from", "2026-03-02", each => each.Created >= Noon - 43_200),
        new("created_to", "2026-03-01", each => each.Created < Noon - 43_200),
        new("updated_from", "2026-03-01T12:00:10Z", each => each.Updated >= Noon - 86_390),
        new("updated_to", "2026-03-01T12:00:09Z", each => each.Updated < Noon - 86_390),
    ];

    public static TheoryData<string> Names => ["none", .. Filters.Select(filter => filter.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task OlderFiltersSortsAndPages_FindEventsOfEveryForm(string name)
    {
        ListFilter[] filters = [.. Filters.Where(filter => filter.Name == name)];
        foreach (string sort in (string[])["start_at", "updated_at", "id"])
        {
            foreach (string direction in (string[])["asc", "desc"])
            {
                ListQuery query = new(filters, sort, direction, PerPage: 8);
                IReadOnlyList<long> expected = older.Oracle.Ids(query);
                Assert.Equal(expected, await Walk.ByCursorAsync(older.Evolving.Service, query));
                Assert.Equal(expected, await Walk.ByPageAsync(older.Evolving.Service, query));
                Assert.Equal(expected.Count, await older.Evolving.Service.CountAsync(query.Filter));
            }
        }
    }

    [Fact]
    public async Task List_HasEachEventAsGetReturnsIt()
    {
        Answer list = await older.Evolving.Service.GetAsync($"{Paths.Events}?sort=id");

        Assert.Equal(older.Events.Select(JsonText.Of), list.Json.EnumerateArray().Select(JsonText.Of));
        foreach (JsonElement item in list.Json.EnumerateArray())
        {
            Assert.Equal(JsonText.Of(item), (await older.Evolving.Service.GetAsync(Paths.Event(item.GetProperty("id").GetInt64()))).Text);
        }

        Assert.Empty(older.Evolving.Skipped());
    }

    [Fact]
    public async Task Feed_HasEventsOfEveryForm()
    {
        Answer feed = await older.Evolving.Service.GetAsync(await older.Evolving.FeedAddressAsync());

        Assert.Equal(
            older.Events.Select(each => each.GetProperty("id").GetInt64()),
            Calendar.Load(feed.Text)!.Events.Select(each => long.Parse(each.Uid!.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture)).Order());
    }

    [Fact]
    public async Task DeletedList_HasTombstonesOfEveryForm()
    {
        long[] expected = [.. OlderTombstones.All.Index().Select(form => 201L + form.Index)];

        foreach (string query in (string[])["", "&calendar=7", "&deleted_from=2026-03-02T12:00:00Z&deleted_to=2026-03-02T12:00:00Z"])
        {
            List<long> walked = [];
            await foreach (JsonElement item in older.Evolving.Service.WalkAsync($"{Paths.Deleted}?per_page=1{query}"))
            {
                walked.Add(item.GetProperty("id").GetInt64());
                Assert.Equal("2026-03-02T12:00:00Z", item.GetProperty("deleted_at").GetString());
            }

            Assert.Equal(expected, walked);
        }
    }

    [Fact]
    public async Task FiltersOfTheNewestSchema_Return503UntilTheUpgrade()
    {
        foreach (string query in (string[])["service=77", "show_as=busy", "show_as=FREE&calendar=7", "service=77&mode=count", "show_as=busy&sort=id&page=2"])
        {
            Answer answer = await older.Evolving.Service.GetAsync($"{Paths.Events}?{query}");
            ProblemAssert.Is(answer, 503);
            Assert.Equal(("/problems/upgrade-pending", "60"), (answer.Json.GetProperty("type").GetString(), answer.Header("Retry-After")));
        }

        ProblemAssert.Is(await older.Evolving.Service.GetAsync($"{Paths.Events}?service=0"), 400, "service range");
        ProblemAssert.Is(await older.Evolving.Service.GetAsync($"{Paths.Events}?show_as=away"), 400, "show_as unknown");
    }
}
