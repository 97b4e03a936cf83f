using System.IO.Compression;
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

    [Theory]
    [InlineData("/api/docs")]
    [InlineData("/api/docs/docs.js")]
    [InlineData("/api/docs/swagger-ui.css")]
    public async Task AFileIsTheSameCompressed(string path)
    {
        Answer plain = await _service.GetAsync(path);
        Answer compressed = await _service.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "br, gzip" } } });

        Assert.Null(plain.Header("Content-Encoding"));
        Assert.Equal("gzip", compressed.Header("Content-Encoding"));
        Assert.NotEqual(plain.Header("ETag"), compressed.Header("ETag"));
        await using GZipStream gzip = new(new MemoryStream(compressed.Bytes.ToArray()), CompressionMode.Decompress);
        using MemoryStream content = new();
        await gzip.CopyToAsync(content, TestService.Cancellation);
        Assert.Equal(plain.Bytes.ToArray(), content.ToArray());
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
