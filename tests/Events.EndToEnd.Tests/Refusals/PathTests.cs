using Events.Testing.Http;

namespace Events.EndToEnd.Tests.Refusals;

public sealed class PathTests(EmptyService empty) : IClassFixture<EmptyService>
{
    [Theory]
    [InlineData("/api/")]
    [InlineData("/api/v1")]
    [InlineData("/api/v2/events")]
    [InlineData("/api/v1/event")]
    [InlineData("/api/v1/events/1/alert")]
    [InlineData("/api/v1/events/abc")]
    [InlineData("/api/v1/events/0")]
    [InlineData("/api/v1/events/-1")]
    [InlineData("/api/v1/events/1.0")]
    [InlineData("/api/v1/events/1e3")]
    [InlineData("/api/v1/events/%2B1")]
    [InlineData("/api/v1/events/1%20")]
    [InlineData("/api/v1/events/9007199254740991")]
    [InlineData("/api/v1/events/9007199254740992")]
    [InlineData("/api/v1/events/9223372036854775807")]
    [InlineData("/api/v1/events/9223372036854775808")]
    [InlineData("/api/v1/events/99999999999999999999999999")]
    [InlineData("/api/v1/casefiles")]
    public async Task Get_OfAnUnknownPathOrId_Returns404(string path)
    {
        ProblemAssert.Is(await empty.Service.GetAsync(path), 404);
        Assert.Equal(404, (await SendAsync("HEAD", path)).Status);
    }

    [Theory]
    [InlineData("PUT", "/api/v1/events", "GET, HEAD, POST")]
    [InlineData("PATCH", "/api/v1/events", "GET, HEAD, POST")]
    [InlineData("DELETE", "/api/v1/events", "GET, HEAD, POST")]
    [InlineData("OPTIONS", "/api/v1/events", "GET, HEAD, POST")]
    [InlineData("TRACE", "/api/v1/events", "GET, HEAD, POST")]
    [InlineData("PURGE", "/api/v1/events", "GET, HEAD, POST")]
    [InlineData("PUT", "/api/v1/events/1", "DELETE, GET, HEAD, PATCH")]
    [InlineData("POST", "/api/v1/casefiles/1", "GET, HEAD, PUT")]
    [InlineData("DELETE", "/api/v1/casefiles/1", "GET, HEAD, PUT")]
    [InlineData("POST", "/api/health", "GET, HEAD")]
    [InlineData("POST", "/api/health/ready", "GET, HEAD")]
    public async Task WrongMethod_Returns405_AndListsTheAllowedOnes(string method, string path, string allow)
    {
        Answer answer = await SendAsync(method, path);

        ProblemAssert.Is(answer, 405);
        Assert.Equal(allow, answer.Header("Allow"));
        await empty.AssertNothingWrittenAsync();
    }

    private Task<Answer> SendAsync(string method, string path) =>
        empty.Service.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
}
