using Events.EndToEnd.Tests.Fixtures;

namespace Events.EndToEnd.Tests.Docs;

/// <summary>The API's description and its page, as they are served.</summary>
public sealed class DocsAnswerTests(SharedService shared) : IClassFixture<SharedService>
{
    private readonly TestService _service = shared.Service;

    [Theory]
    [InlineData("/api/openapi.json")]
    [InlineData("/api/docs")]
    [InlineData("/api/docs/swagger-ui-bundle.js")]
    public async Task WhoHasItIsToldSo(string path)
    {
        Answer first = await _service.GetAsync(path);
        Answer again = await _service.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", first.Header("ETag") } } });

        Assert.Equal((200, 304, 0), (first.Status, again.Status, again.Bytes.Length));
    }

    [Fact]
    public async Task NothingOfThePageComesFromElsewhereOrIsInline()
    {
        Answer page = await _service.GetAsync("/api/docs");

        Assert.DoesNotContain("unsafe", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("//", page.Text, StringComparison.Ordinal);
        ProblemAssert.Is(await _service.GetAsync("/api/docs/nothing.js"), 404);
    }
}
