using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Stores a casefile, and reads it again.</summary>
internal sealed record CasefileStep(int Number, IReadOnlyList<int> Subjects, IReadOnlyList<int> Services, bool OnOther, IReadOnlyList<DatabaseFailure> Failures)
    : RequestStep(OnOther, Failures)
{
    protected override string Description => $"put casefile {Number} with the subjects {string.Join(',', Subjects)} and the services {string.Join(',', Services)}";

    public override async Task RunAsync(SequenceRun run)
    {
        long id = run.Casefile(Number);
        PlainCasefile told = new([.. Subjects.Select(each => (long)each)], [.. Services.Select(each => (long)each)]);
        string body = Bodies.Casefile([.. told.Subjects], [.. told.Services]);
        Answer answer = await run.SendAsync(this, JsonRequest.Create(HttpMethod.Put, Paths.Casefile(id), body));
        Answer found = await TestService.SendAsync(run.Service.Client(!OnOther), new HttpRequestMessage(HttpMethod.Get, Paths.Casefile(id)));
        if (answer.Status is 503 or 429 && (answer.Status == 429 || found.Text != body))
        {
            Assert.Equal(run.Model.Casefiles.TryGetValue(id, out PlainCasefile? before) ? Text(before) : null, found.Status == 200 ? found.Text : null);
            return;
        }

        Assert.Equal((200, body), (found.Status, found.Text));
        Assert.True(answer.Status is 503 or 200, answer.Text);
        run.Model.Casefiles[id] = told;
    }

    private static string Text(PlainCasefile casefile) => Bodies.Casefile([.. casefile.Subjects], [.. casefile.Services]);
}
