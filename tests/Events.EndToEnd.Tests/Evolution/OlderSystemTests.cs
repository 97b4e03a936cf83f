using System.Text.Json;
using Events.Core.Access;
using Events.Testing.Evolution;
using Events.Testing.Http;
using Events.Testing.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>Documents of the container <c>system</c> that an earlier version stored.</summary>
public sealed class OlderSystemTests
{
    [Fact]
    public async Task OlderToken_KeepsItsScopes_AndCanBeListedAndRevoked()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(options: new TestServiceOptions { Tokens = [] });
        evolving.LoadSystem(SystemForms.Token);
        TokenStore tokens = evolving.Service.Application.Services.GetRequiredService<TokenStore>();

        Assert.Equal(200, (await SendAsync(HttpMethod.Get, Paths.Events)).Status);
        Assert.Equal(403, (await SendAsync(HttpMethod.Post, "/api/v1/alerts/dispatch")).Status);
        Assert.Equal(("crm", "read,write"), Assert.Single(await tokens.ListAsync(TestService.Cancellation)) is ApiToken token ? (token.Name, token.Scopes) : default);
        Assert.True(await tokens.RevokeAsync("crm", TestService.Cancellation));
        evolving.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(401, (await SendAsync(HttpMethod.Get, Paths.Events)).Status);

        Task<Answer> SendAsync(HttpMethod method, string path)
        {
            HttpRequestMessage request = new(method, path);
            request.Headers.Authorization = new("Bearer", SystemForms.Secret);
            return evolving.Service.SendAsync(request);
        }
    }

    [Fact]
    public async Task OlderCasefile_IsReturned_AndItsSubjectRuleApplies()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync();
        evolving.LoadSystem(SystemForms.Casefile);

        Assert.Equal(Bodies.Casefile([456], [1]), (await evolving.Service.GetAsync(Paths.Casefile(123))).Text);
        ProblemAssert.Is(
            await evolving.Service.PostAsync(Paths.Events, Bodies.Event(1, members => (members["casefile_id"], members["subject_id"]) = (123, 7))),
            422,
            "#/event/subject_id not_connected");
    }

    [Fact]
    public async Task OlderCounter_Continues_AndStillHasNoSchema()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync();
        evolving.LoadSystem(SystemForms.Counter);

        Assert.Equal(1_001, (await evolving.Service.CreateAsync(Bodies.Event(1))).Id);
        Assert.Equal("""{"id":"counter:event","next":1101}""", (await evolving.SystemDocumentAsync("counter:event"))!.ToJsonString());
    }

    [Theory]
    [InlineData(SystemForms.Row)]
    [InlineData(SystemForms.NamedRow)]
    public async Task OlderRow_LeadsToItsEvent(string row)
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync();
        evolving.LoadSystem(row);
        evolving.Service.LocalCosmos.Load("events", "events", [System.Text.Encoding.UTF8.GetBytes(OlderEvents.Of("created").Json(5))]);

        Assert.Equal(5, (await evolving.Service.GetAsync(Paths.Event(5))).Id);
    }

    [Fact]
    public async Task OlderFeedAddress_StaysValid()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync();
        evolving.LoadSystem(SystemForms.Feed);

        Assert.Empty(await evolving.WritesAsync(() => evolving.FeedAddressAsync()));
        Assert.Equal(200, (await evolving.Service.GetAsync(await evolving.FeedAddressAsync())).Status);
    }

    [Fact]
    public async Task OlderLastRun_IsReturned()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync();
        evolving.LoadSystem(SystemForms.LastRun);

        JsonElement run = (await evolving.Service.GetAsync("/api/v1/alerts")).Json.GetProperty("last_run");

        Assert.Equal("""{"started_at":"2026-03-02T12:00:00Z","duration_ms":12,"delivered":3,"retried":2,"failed":1}""", JsonText.Of(run));
        Assert.Equal(200, (await evolving.Service.GetAsync("/api/health/ready")).Status);
    }
}
