using System.Text;
using Events.Core.Access;
using Events.LocalHost;
using Events.Testing.Http;
using Events.Testing.Services;
using Events.Testing.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events.Reliability.Tests.Security;

/// <summary>The log of every write contains the user name of Basic authentication.</summary>
public sealed class UsernameTests
{
    [Theory]
    [InlineData("jane\r\nDeleteEvent on /api/v1/events/1 by token other for user mallory")]
    [InlineData("jane\u001b[2K")]
    [InlineData("jane\0")]
    [InlineData("jane\u0085")]
    [InlineData("jane\u2028DeleteEvent")]
    public async Task Username_ThatCouldForgeALogLine_IsRefused(string username)
    {
        await using TestService service = await TestService.StartAsync(new TestServiceOptions { Tokens = [new TokenRequest("valid", Scopes.All)] });
        using CapturedLog log = new();
        service.Application.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        string credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}/token:{service.Application.Tokens["valid"]}"));

        WireAnswer answer = await RawHttp.SendAsync(
            service,
            RawHttp.Request("POST", Paths.Events).And("Authorization", $"Basic {credentials}").And("Content-Type", "application/json") with { Body = Encoding.UTF8.GetBytes(Bodies.Event(1)) });

        Assert.True(answer.Status == 401, answer.ToString());
        Assert.DoesNotContain(log.Lines, line => line.Contains("jane", StringComparison.Ordinal));
    }
}
