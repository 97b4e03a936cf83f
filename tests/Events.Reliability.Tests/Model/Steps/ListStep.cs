using Events.Reliability.Tests.Model.Service;
using Events.Testing.Http;
using Events.Testing.Listing;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Reads the first page of a list. <see cref="NextPageStep"/> reads the next pages.</summary>
internal sealed record ListStep(IReadOnlyList<FilterChoice> Filters, string? Sort, string? Direction, int PerPage, bool OnOther, IReadOnlyList<DatabaseFailure> Failures)
    : RequestStep(OnOther, Failures)
{
    public override IEnumerable<Step> Simpler =>
    [
        .. base.Simpler,
        .. Filters.Skip(1).Select(filter => this with { Filters = [.. Filters.Where(each => each != filter)] }),
    ];

    protected override string Description => $"list by {string.Join(", ", Filters)}, sorted by {Sort ?? "start_at"} {Direction}, {PerPage} a page";

    public override async Task RunAsync(SequenceRun run)
    {
        ListQuery query = new([.. Filters.Select(filter => filter.Filter(run))], Sort, Direction, PerPage);
        Answer answer = await run.SendAsync(this, new HttpRequestMessage(HttpMethod.Get, $"{Paths.Events}?{query}"));
        if (answer.Status is not (503 or 429))
        {
            ListCheck.Page(run, query, null, answer);
        }
    }
}
