using Events.EndToEnd.Tests.Changing;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Deleting;

public sealed class DeletedListTests(PatchedService patched) : IClassFixture<PatchedService>
{
    private readonly long _calendar = SharedService.NextId();

    public static TheoryData<string, string[]> Refused => new()
    {
        { "page=1", ["page unknown_name"] },
        { "start_from=2023-01-01", ["start_from unknown_name"] },
        { "deleted_from=soon", ["deleted_from format"] },
        { "deleted_from=2023-01-02&deleted_to=2023-01-01", ["deleted_to conflict"] },
        { "deleted_from=", ["deleted_from empty"] },
        { "calendar=0", ["calendar range"] },
        { "calendar=1&Calendar=1", ["calendar duplicate"] },
        { "per_page=501&calendar=x", ["per_page range", "calendar type"] },
        { "cursor=none", ["cursor format"] },
    };

    [Fact]
    public async Task DeletedList_HasPages_OldestFirst()
    {
        List<long> expected = await DeleteAsync(7);

        List<long> walked = [];
        Uri? next = new($"{Paths.Deleted}?calendar={_calendar}&per_page=3", UriKind.Relative);
        List<int> pages = [];
        while (next is not null)
        {
            Answer page = await patched.Service.GetAsync(next.ToString());
            Assert.True(page.Status == 200, page.Text);
            walked.AddRange(page.Ids);
            pages.Add(page.Ids.Count);
            next = page.Next;
        }

        Assert.Equal(expected, walked);
        Assert.Equal([3, 3, 1], pages);
    }

    [Fact]
    public async Task DeletedList_OfAllCalendars_HasPagesToo()
    {
        List<long> expected = await DeleteAsync(5);
        List<long> walked = [];
        for (Uri? next = new($"{Paths.Deleted}?per_page=2", UriKind.Relative); next is not null;)
        {
            Answer page = await patched.Service.GetAsync(next.ToString());
            walked.AddRange(page.Ids);
            next = page.Next;
        }

        Assert.Equal(expected, walked.Where(expected.Contains));
        Assert.Equal(walked.Count, walked.Distinct().Count());
    }

    [Fact]
    public async Task DeletedList_IncludesBothEndsOfTheRange()
    {
        string from = patched.Now;
        long first = (await DeleteAsync(1))[0];
        patched.Time.Advance(TimeSpan.FromSeconds(10));
        string to = patched.Now;
        long last = (await DeleteAsync(1))[0];
        patched.Time.Advance(TimeSpan.FromSeconds(10));
        await DeleteAsync(1);

        Assert.Equal([first, last], (await patched.Service.GetAsync($"{Paths.Deleted}?calendar={_calendar}&deleted_from={from}&deleted_to={to}")).Ids);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task DeletedList_WithABadParameter_Returns400(string query, string[] errors) =>
        ProblemAssert.Is(await patched.Service.GetAsync($"{Paths.Deleted}?{query}"), 400, errors);

    [Fact]
    public async Task Cursor_OfAnotherList_Returns400()
    {
        await DeleteAsync(2);
        await patched.Service.CreateAsync(Bodies.Event(_calendar));
        await patched.Service.CreateAsync(Bodies.Event(_calendar));
        string deleted = (await patched.Service.GetAsync($"{Paths.Deleted}?calendar={_calendar}&per_page=1")).Next!.Query;
        string events = (await patched.Service.GetAsync($"{Paths.Events}?calendar={_calendar}&per_page=1")).Next!.Query;

        ProblemAssert.Is(await patched.Service.GetAsync(Paths.Events + deleted), 400, "cursor conflict");
        ProblemAssert.Is(await patched.Service.GetAsync(Paths.Deleted + events), 400, "cursor conflict");
    }

    [Fact]
    public async Task DeletedEvent_IsNotListedAfter90Days()
    {
        TestService.RequireLocalCosmos();
        PatchedService own = new();
        await own.InitializeAsync();
        await using TestService kept = own.Service;
        Answer created = await kept.CreateAsync(Bodies.Event(1));
        await kept.SendAsync(ChangeRequests.Delete(created.Id));
        own.Time.Advance(TimeSpan.FromDays(89));
        Assert.Equal([created.Id], (await kept.GetAsync(Paths.Deleted)).Ids);

        own.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal("[]", (await kept.GetAsync(Paths.Deleted)).Text);
        Assert.Equal(404, (await kept.GetAsync(Paths.Event(created.Id))).Status);
    }

    private async Task<List<long>> DeleteAsync(int count)
    {
        List<long> ids = [];
        for (int index = 0; index < count; index++)
        {
            long id = (await patched.Service.CreateAsync(Bodies.Event(_calendar))).Id;
            Assert.Equal(204, (await patched.Service.SendAsync(ChangeRequests.Delete(id))).Status);
            ids.Add(id);
            if (index % 2 == 1)
            {
                patched.Time.Advance(TimeSpan.FromSeconds(1));
            }
        }

        return ids;
    }
}
