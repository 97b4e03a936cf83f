using Events.Testing.Services;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>Method names are case-sensitive and in capitals (RFC 9110, section 9.1).</summary>
public sealed class MethodTests(SharedService shared) : IClassFixture<SharedService>
{
    [Theory]
    [InlineData("head", "/api/v1/events")]
    [InlineData("Head", "/api/v1/events/1")]
    [InlineData("head", "/api/docs")]
    [InlineData("head", "/api/health")]
    [InlineData("get", "/api/v1/events")]
    [InlineData("delete", "/api/v1/events/1")]
    public async Task Method_NotInCapitals_Returns405(string method, string target)
    {
        WireAnswer answer = await RawHttp.SendAsync(shared.Service, RawHttp.Request(method, target));

        Assert.True(answer.Status == 405, answer.ToString());
        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        Assert.Contains(method.ToUpperInvariant(), answer.Header("Allow")!.Split(", "));
    }
}
