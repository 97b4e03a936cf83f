using System.Text;
using Events.Core.Access;
using Events.Core.Casefiles;
using Events.Core.Events.Storing;
using Events.Core.Events.Writing;
using Events.Core.Input;
using Events.Simulator.Checks;
using Events.Simulator.Processes;
using Events.Simulator.Scenarios;

namespace Events.Simulator.Clients;

/// <content>The requests around events: addresses of feeds, casefiles, tokens and keys that come again.</content>
internal sealed partial class Client
{
    private static readonly TimeSpan UntilRevoked = TimeSpan.FromSeconds(75);

    private async Task SignFeedAsync(long calendar)
    {
        int resets = Records.Feeds.ResetsBegun(calendar);
        bool mayBeVoid = Records.Feeds.HasOpenReset(calendar);
        Answer<string> signed = await world.AskAsync(name, $"POST feed of {calendar}", process => process.FeedAddresses.SignAsync(calendar, default));
        if (signed.Value is not { } signature)
        {
            return;
        }

        Records.Feeds.Signed(calendar, signature);
        await OpenFeedAsync(calendar, signature, resets, mayBeVoid);
        foreach (string voided in Records.Feeds.Void(calendar))
        {
            Answer<object> answer = await world.AskAsync<object>(
                name, $"open void feed of {calendar}", async process => await process.FeedAddresses.IsValidAsync(calendar, voided, default));
            World.Require(answer.Value is not true, $"A feed address of calendar {calendar} opens after it was made void.");
        }
    }

    private async Task OpenFeedAsync(long calendar, string signature, int resets, bool mayBeVoid)
    {
        Answer<object> answer = await world.AskAsync<object>(
            name, $"open feed of {calendar}", async process => await process.FeedAddresses.IsValidAsync(calendar, signature, default));
        World.Require(
            answer.Value is not false || mayBeVoid || Records.Feeds.ResetsBegun(calendar) != resets, $"The feed address of calendar {calendar} does not open, and nobody made it void.");
    }

    private async Task ResetFeedAsync(long calendar)
    {
        int number = Records.Feeds.BeginReset(calendar);
        Answer<object> answer = await RepeatAsync<object>($"DELETE feed of {calendar}", async process =>
        {
            await process.FeedAddresses.ResetAsync(calendar, default);
            return this;
        });
        if (answer.Value is not null)
        {
            Records.Feeds.EndReset(calendar, number);
        }
    }

    private async Task UseCasefileAsync(long calendar)
    {
        long casefile = 1_000_000 + world.Random.Next(1_000_000);
        Answer<object> stored = await RepeatAsync<object>($"PUT casefile {casefile}", async process =>
        {
            await process.Casefiles.PutAsync(casefile, new Casefile([7], []), default);
            return this;
        });
        if (stored.Value is null)
        {
            return;
        }

        CreateAttempt attempt = Records.Begin();
        byte[] good = WithSubject(attempt.User, calendar, casefile, subject: 7);
        Answer<EventResponse> created = await world.AskAsync(
            name, "POST event with subject", process => process.Creation.CreateAsync(EventBody(good), null, good, "trace", default));
        Take(attempt, created, calendar);

        CreateAttempt refused = Records.Begin();
        byte[] bad = WithSubject(refused.User, calendar, casefile, subject: 8);
        Answer<EventResponse> answer = await world.AskAsync(
            name, "POST event with wrong subject", process => process.Creation.CreateAsync(EventBody(bad), null, bad, "trace", default));
        World.Require(answer.Value is null, "An event with a subject of another casefile was created.");
        refused.Outcome = Outcome.NotDone;
    }

    private static byte[] WithSubject(long user, long calendar, long casefile, long subject) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(Body(user, calendar, alertAt: null, $",\"subject_id\":{subject}")).Replace("\"casefile_id\":1,", $"\"casefile_id\":{casefile},", StringComparison.Ordinal));

    private async Task UseTokenAsync()
    {
        string token = NextText("token").Replace(' ', '-');
        Answer<string> made = await world.AskAsync(
            name, "add token", async process => await process.Tokens.AddAsync(token, Scopes.Read, expiresAt: null, default) ?? "");
        if (made.Value is not { Length: > 0 } secret)
        {
            return;
        }

        World.Require(await AuthenticateAsync(secret) is not false, "A new token is refused.");
        Answer<object> revoked = await RepeatAsync<object>("revoke token", async process => await process.Tokens.RevokeAsync(token, default));
        if (revoked.Value is not null)
        {
            World.Require(revoked.Value is true, "A stored token was not found when it was revoked.");
            await world.Scheduler.Delay(UntilRevoked);
            World.Require(await AuthenticateAsync(secret) is not true, "A token is accepted more than a minute after it was revoked.");
        }
    }

    private async Task<bool?> AuthenticateAsync(string secret) => (await world.AskAsync<object>(
        name, "authenticate", async process => await process.Authenticator.AuthenticateAsync($"Bearer {secret}", default) is not null)).Value as bool?;

    private async Task FinishLateAsync(long calendar)
    {
        IdempotencyKey key = new(name, "create", NextText("key"));
        CreateAttempt attempt = Records.Begin();
        byte[] body = Body(attempt.User, calendar, alertAt: null);
        Task<EventResponse> CreateAsync(ServiceProcess process) => process.Creation.CreateAsync(EventBody(body), key, body, "trace", default);
        Take(attempt, await world.AskAsync(name, "POST event with key", CreateAsync), calendar);
        await world.Scheduler.Delay(TimeSpan.FromMilliseconds(world.Random.Next(236_000, 244_000)));
        Answer<EventResponse>[] answers = await Task.WhenAll(RepeatAsync("POST event with key", CreateAsync), RepeatAsync("POST event with key", CreateAsync));
        foreach (Answer<EventResponse> answer in answers)
        {
            Take(attempt, answer, calendar);
        }
    }

    private async Task ReuseKeyAsync(Step.ReuseKey step)
    {
        IdempotencyKey key = new(name, "create", NextText("key"));
        CreateAttempt first = Records.Begin();
        byte[] body = Body(first.User, step.Calendar, alertAt: null);
        Take(first, await RepeatAsync("POST event with key", process => process.Creation.CreateAsync(EventBody(body), key, body, "trace", default)), step.Calendar);
        if (first.Outcome != Outcome.Done)
        {
            return;
        }

        await world.Scheduler.Delay(TimeSpan.FromHours(step.Hours));
        CreateAttempt second = Records.Begin();
        byte[] other = Body(second.User, step.Calendar, alertAt: null);
        Answer<EventResponse> answer = await RepeatAsync(
            "POST other event with key", process => process.Creation.CreateAsync(EventBody(other), key, other, "trace", default));
        if (answer.Problem == ProblemKind.Conflict)
        {
            second.Outcome = Outcome.NotDone;
            World.Require(step.Hours <= 24, "An idempotency key is refused after its day is over.");
        }
        else
        {
            World.Require(answer.Value is null || step.Hours >= 24, "Another body was accepted under an idempotency key.");
            Take(second, answer, step.Calendar);
        }
    }
}
