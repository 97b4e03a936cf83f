using Events.Testing.Http;
using Events.Testing.Services;
using Microsoft.Extensions.Options;

namespace Events.EndToEnd.Tests.Refusals;

public sealed class BrowserTests(BrowserTests.ServiceWithOrigins service) : IClassFixture<BrowserTests.ServiceWithOrigins>
{
    private const string Known = "https://cases.example";
    private const string Unknown = "https://elsewhere.example";

    private const string Origins =
        $"{Known}, https://other.example:8443, https://slash.example/, HTTPS://Capitals.Example, https://port.example:443/, https://b\u00fccher.example, capacitor://localhost";

    [Theory]
    [InlineData("GET", Paths.Events)]
    [InlineData("POST", Paths.Events)]
    [InlineData("GET", "/api/v1/events/1")]
    [InlineData("PUT", "/api/v1/casefiles/1")]
    public async Task Origin_ThatIsNotConfigured_IsRefused(string method, string path)
    {
        Answer answer = await SendAsync(method, path, Unknown);

        ProblemAssert.Is(answer, 403);
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal(0, await service.Service.CountAsync());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("https://cases.example.elsewhere.example")]
    [InlineData("http://cases.example")]
    [InlineData("https://cases.example:444")]
    public async Task Origin_SimilarToAConfiguredOne_IsRefused(string origin) =>
        ProblemAssert.Is(await SendAsync("GET", Paths.Events, origin), 403);

    [Theory]
    [InlineData(Known)]
    [InlineData("https://other.example:8443")]
    [InlineData("https://slash.example")]
    [InlineData("https://capitals.example")]
    [InlineData("https://port.example")]
    [InlineData("https://xn--bcher-kva.example")]
    [InlineData("capacitor://localhost")]
    public async Task Origin_ThatIsConfigured_MayCallAndReadTheAnswer(string origin)
    {
        Answer answer = await SendAsync("GET", Paths.Events, origin);

        Assert.Equal(200, answer.Status);
        AssertReadable(answer, origin);
        foreach (string header in (string[])["ETag", "Link", "Location", "Retry-After"])
        {
            Assert.Contains(header, answer.Header("Access-Control-Expose-Headers")!.Split(',', StringSplitOptions.TrimEntries));
        }
    }

    [Fact]
    public async Task Origin_ThatIsConfigured_MayReadAProblem()
    {
        Answer answer = await SendAsync("GET", Paths.Event(1), Known);

        ProblemAssert.Is(answer, 404);
        AssertReadable(answer, Known);
    }

    [Fact]
    public async Task Origin_OfTheServiceItself_MayCall() =>
        Assert.Equal(200, (await SendAsync("GET", Paths.Events, service.Service.Client.BaseAddress!.GetLeftPart(UriPartial.Authority))).Status);

    [Fact]
    public async Task Preflight_OfAConfiguredOrigin_ListsWhatIsAllowed()
    {
        HttpRequestMessage request = Preflight(Known);

        Answer answer = await service.Service.SendAsync(request);

        Assert.Equal(204, answer.Status);
        AssertReadable(answer, Known);
        Assert.Equal(["GET", "HEAD", "POST"], answer.Header("Access-Control-Allow-Methods")!.Split(',', StringSplitOptions.TrimEntries));
        Assert.Equal("authorization,content-type", answer.Header("Access-Control-Allow-Headers"));
        Assert.Equal("7200", answer.Header("Access-Control-Max-Age"));
    }

    [Theory]
    [InlineData("/api/v1/nothing", "DELETE")]
    [InlineData("/api/v2/events", "PATCH")]
    [InlineData("/api/v1/events/x", "PUT")]
    [InlineData("/api", "GET")]
    public async Task Preflight_ForAnUnknownPath_LetsTheBrowserReadThe404(string path, string method)
    {
        HttpRequestMessage preflight = Preflight(Known, path, method);
        HttpRequestMessage asked = new(new HttpMethod(method), path) { Headers = { { "Origin", Known } } };

        Answer answer = await service.Service.SendAsync(preflight);
        Answer notFound = await service.Service.SendAsync(asked);

        Assert.Equal((204, 404), (answer.Status, notFound.Status));
        AssertReadable(answer, Known);
        AssertReadable(notFound, Known);
        Assert.Equal(method, answer.Header("Access-Control-Allow-Methods"));
        Assert.Equal("authorization,content-type", answer.Header("Access-Control-Allow-Headers"));
        Assert.Equal("7200", answer.Header("Access-Control-Max-Age"));
    }

    [Fact]
    public async Task Options_ThatIsNotAPreflight_ReturnsAReadable405()
    {
        Answer answer = await service.Service.SendAsync(new HttpRequestMessage(HttpMethod.Options, Paths.Events) { Headers = { { "Origin", Known } } });

        ProblemAssert.Is(answer, 405);
        AssertReadable(answer, Known);
    }

    [Theory]
    [InlineData("GET", Paths.Events, null)]
    [InlineData("GET", Paths.Events, Unknown)]
    [InlineData("GET", "/api/docs", null)]
    public async Task AnswersToOtherOrigins_VaryByOrigin(string method, string path, string? origin)
    {
        HttpRequestMessage request = new(new HttpMethod(method), path);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        Assert.Contains("Origin", (await service.Service.SendAsync(request)).Header("Vary")!.Split(',', StringSplitOptions.TrimEntries));
    }

    [Theory]
    [InlineData("cases.example")]
    [InlineData("https://cases.example/app")]
    [InlineData("https://cases.example/?")]
    [InlineData("https://cases.example#top")]
    [InlineData("https://user@cases.example")]
    [InlineData("https://")]
    [InlineData("//cases.example")]
    [InlineData("/cases")]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("https://cases.example; https://other.example")]
    public async Task Start_WithAnInvalidOrigin_Fails_AndNamesIt(string origin)
    {
        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using TestService started = await TestService.StartAsync(new TestServiceOptions
            {
                Settings = new Dictionary<string, string?> { ["Cors:Origins"] = $"{Known}, {origin}" },
            });
        });

        Assert.StartsWith($"Cors__Origins contains {origin},", Assert.Single(exception.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preflight_OfAnotherOrigin_IsRefused()
    {
        Answer answer = await service.Service.SendAsync(Preflight(Unknown));

        ProblemAssert.Is(answer, 403);
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
    }

    private static void AssertReadable(Answer answer, string origin)
    {
        Assert.Equal(origin, answer.Header("Access-Control-Allow-Origin"));
        Assert.Contains("Origin", answer.Header("Vary"), StringComparison.OrdinalIgnoreCase);
    }

    private static HttpRequestMessage Preflight(string origin, string path = Paths.Events, string method = "POST")
    {
        HttpRequestMessage request = new(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        return request;
    }

    private Task<Answer> SendAsync(string method, string path, string origin)
    {
        HttpRequestMessage request = JsonRequest.Create(new HttpMethod(method), path, Bodies.Event(1));
        if (method == "GET")
        {
            request.Content = null;
        }

        request.Headers.Add("Origin", origin);
        return service.Service.SendAsync(request);
    }

    public sealed class ServiceWithOrigins : IAsyncLifetime
    {
        public TestService Service { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Service = await TestService.StartAsync(new TestServiceOptions
        {
            Settings = new Dictionary<string, string?> { ["Cors:Origins"] = Origins },
        });

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
