using System.Net;
using System.Text;
using Events.Testing.OpenApi;
using Xunit.Sdk;

namespace Events.EndToEnd.Tests.OpenApi;

/// <summary>The validator of all answers finds every kind of difference.</summary>
public sealed class ContractHandlerTests
{
    private const string Health = "/api/health";
    private const string Json = "application/json";

    [Fact]
    public async Task DescribedAnswer_Passes() => await SendAsync("GET", Health, 200, Json, """{"status":"ok"}""");

    [Theory]
    [InlineData("GET", Health, 201, Json, """{"status":"ok"}""", "the status is not described")]
    [InlineData("GET", Health, 200, "text/plain", "ok", "its media type is text/plain")]
    [InlineData("GET", Health, 200, Json, """{"status":"well"}""", "#/status is not")]
    [InlineData("GET", Health, 200, Json, """{}""", "# lacks status")]
    [InlineData("GET", Health, 200, Json, """{"status":"ok","since":1}""", "# has the unknown member since")]
    [InlineData("GET", "/api/nothing", 200, Json, "{}", "the path is not described")]
    [InlineData("POST", Health, 200, Json, "{}", "the method is not described")]
    [InlineData("GET", "/api/v1/events", 401, "application/problem+json", "{}", "WWW-Authenticate is missing")]
    [InlineData("GET", "/api/v1/events/1", 404, "application/problem+json", "{}", "# lacks type")]
    [InlineData("GET", "/api/v1/events?mode=count", 200, Json, """{"record_count":-1,"page_count":0}""", "outside minimum 0")]
    [InlineData("GET", "/api/v1/events", 200, Json, """{"record_count":1,"page_count":1}""", "# is Object")]
    [InlineData("GET", "/api/v1/events?mode=count", 200, Json, "[]", "# is Array")]
    [InlineData("HEAD", "/api/v1/alerts", 204, Json, "", "the status is not described")]
    [InlineData("HEAD", "/api/v1/alerts/dispatch", 200, Json, "", "the method is not described")]
    [InlineData("GET", "/api/v1/events/1", 404, "application/problem+json", """{"type":"/problems/of-nobody"}""", "#/type is not described")]
    [InlineData("DELETE", "/api/v1/events/1", 204, Json, "{}", "the answer must not have a body")]
    public async Task OtherAnswer_FailsTheTest(string method, string path, int status, string type, string body, string error)
    {
        TrueException failure = await Assert.ThrowsAsync<TrueException>(() => SendAsync(method, path, status, type, body));

        Assert.Contains(error, failure.Message, StringComparison.Ordinal);
    }

    private static async Task SendAsync(string method, string path, int status, string type, string body)
    {
        using HttpResponseMessage response = new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };
        using HttpClient client = new(new ContractHandler(new Canned(response))) { BaseAddress = new Uri("http://localhost") };
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private sealed class Canned(HttpResponseMessage response) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(response);
    }
}
