using Events.Testing.Http;
using Events.Testing.Services;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput;

public sealed class PreflightTests
{
    [Theory]
    [InlineData("x-\u00c3\u00a9")]
    [InlineData("\u00e2\u0080\u00ae")]
    [InlineData("")]
    public async Task Preflight_ForAnInvalidHeaderName_AllowsNoHeader(string asked)
    {
        const string Origin = "https://cases.example";
        await using TestService service = await TestService.StartAsync(new TestServiceOptions { Settings = new Dictionary<string, string?> { ["Cors:Origins"] = Origin } });

        WireAnswer answer = await RawHttp.SendAsync(
            service, RawHttp.Request("OPTIONS", Paths.Events).And("Origin", Origin).And("Access-Control-Request-Method", "POST").And("Access-Control-Request-Headers", asked));

        Assert.True(answer.Status == 204, answer.ToString());
        Assert.Null(answer.Header("Access-Control-Allow-Headers"));
        Assert.Equal(Origin, answer.Header("Access-Control-Allow-Origin"));
    }
}
