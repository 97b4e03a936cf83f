using Events.EndToEnd.Tests.Fixtures;
using Events.EndToEnd.Tests.Listing;

namespace Events.EndToEnd.Tests.Reliability.Model;

/// <summary>Asks for the first page of a list, which <see cref="NextPageStep"/> goes on with.</summary>
internal sealed record ListStep(IReadOnlyList<FilterChoice> Filters, string? Sort, string? Direction, int PerPage, bool OnOther, IReadOnlyList<Mishap> Mishaps)
    : RequestStep(OnOther, Mishaps)
{
    public override IEnumerable<Step> Simpler =>
    [
        .. base.Simpler,
        .. Filters.Skip(1).Select(filter => this with { Filters = [.. Filters.Where(each => each != filter)] }),
    ];

    protected override string Told => $"list by {string.Join(", ", Filters)}, sorted by {Sort ?? "start_at"} {Direction}, {PerPage} a page";

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
