using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Reads all pages of the list of deleted events of a calendar.</summary>
internal sealed record DeletedListStep(int Calendar, int? SecondsAgo, int PerPage, bool OnOther, IReadOnlyList<DatabaseFailure> Failures) : RequestStep(OnOther, Failures)
{
    protected override string Description =>
        $"list deleted events of calendar {Calendar}{(SecondsAgo is { } ago ? $" in the last {ago} s" : "")}, {PerPage} a page";

    public override async Task RunAsync(SequenceRun run)
    {
        long calendar = run.Calendar(Calendar);
        long from = SecondsAgo is { } ago ? run.Now - ago : 0;
        string since = SecondsAgo is null ? "" : $"&deleted_from={WrittenTime.Of(from)}";
        string path = $"{Paths.Deleted}?calendar={calendar}&per_page={PerPage}{since}";
        Answer answer = await run.SendAsync(this, new HttpRequestMessage(HttpMethod.Get, path));
        if (answer.Status is 503 or 429)
        {
            return;
        }

        string[] expected =
        [
            .. run.Model.Deleted
                .Where(each => each.Calendar == calendar && each.IsKeptAt(run.Now) && each.At >= from)
                .OrderBy(each => each.At).ThenBy(each => each.Id)
                .Select(each => each.Json),
        ];
        for (int done = 0; ; done += PerPage)
        {
            ModelAssert.Equal($"[{string.Join(',', expected.Skip(done).Take(PerPage))}]", answer.Text);
            Assert.Equal(done + PerPage < expected.Length, answer.Next is not null);
            if (answer.Next is null)
            {
                return;
            }

            answer = await run.GetAsync(answer.Next.PathAndQuery);
        }
    }
}
