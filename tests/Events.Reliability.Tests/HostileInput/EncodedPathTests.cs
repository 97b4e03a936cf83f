using Events.Testing.Services;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>A path is decoded once.</summary>
public sealed class EncodedPathTests(SharedService shared) : IClassFixture<SharedService>
{
    [Theory]
    [InlineData("GET", "/api/v1/events/%2500", 404)]
    [InlineData("GET", "/api/v1/event%25%30%30s", 404)]
    [InlineData("PUT", "/api/v1/%2565vents", 404)]
    [InlineData("PUT", "/api/v1/%65vents", 405)]
    [InlineData("GET", "/api/v1/%65vents", 200)]
    [InlineData("GET", "/api/v1/docs%2F..%2Fevents", 404)]
    [InlineData("GET", "/api/docs/..%2f..%2fdocs.js", 404)]
    [InlineData("GET", "/api/docs/%2e%2e/v1/events", 200)]
    public async Task Path_IsDecodedOnce(string method, string target, int status)
    {
        WireAnswer answer = await RawHttp.SendAsync(shared.Service, RawHttp.Request(method, target));

        Assert.True(answer.Status == status, answer.ToString());
        Assert.Equal(status == 200, answer.Header("Content-Type") != "application/problem+json");
    }
}
