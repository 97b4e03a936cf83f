using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;
using Events.Testing.Listing;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Counts events, and reads the second page by its number.</summary>
internal sealed record CountStep(IReadOnlyList<FilterChoice> Filters, int PerPage, bool OnOther, IReadOnlyList<DatabaseFailure> Failures) : RequestStep(OnOther, Failures)
{
    public override IEnumerable<Step> Simpler =>
    [
        .. base.Simpler,
        .. Filters.Skip(1).Select(filter => this with { Filters = [.. Filters.Where(each => each != filter)] }),
    ];

    protected override string Description => $"count by {string.Join(", ", Filters)}, and page 2 of {PerPage}";

    public override async Task RunAsync(SequenceRun run)
    {
        ListQuery query = new([.. Filters.Select(filter => filter.Filter(run))], "id", null, PerPage);
        IReadOnlyList<PlainEvent> matching = ListCheck.Matching(run, query);
        Answer count = await run.SendAsync(this, new HttpRequestMessage(HttpMethod.Get, $"{Paths.Events}?{query}&mode=count"));
        if (count.Status is not (503 or 429))
        {
            Assert.Equal($$"""{"record_count":{{matching.Count}},"page_count":{{(matching.Count + PerPage - 1) / PerPage}}}""", count.Text);
        }

        Answer page = await run.GetAsync($"{Paths.Events}?{query}&page=2");
        Assert.Equal(matching.Skip(PerPage).Take(PerPage).Select(each => each.Id), page.Ids);
    }
}
