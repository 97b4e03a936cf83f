using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Creating;

public sealed class HeadAndConditionTests(SharedService shared) : IClassFixture<SharedService>
{
    private readonly long _calendar = SharedService.NextId();

    [Fact]
    public async Task Head_HasTheHeadersOfGet_AndNoBody()
    {
        Answer created = await shared.Service.CreateAsync(Bodies.Event(_calendar));
        await shared.Service.CreateAsync(Bodies.Event(_calendar));
        await shared.Service.PutAsync(Paths.Casefile(_calendar), Bodies.Casefile([1], [2]));
        string[] paths =
        [
            Paths.Event(created.Id),
            $"{Paths.Events}?calendar={_calendar}",
            $"{Paths.Events}?calendar={_calendar}&per_page=1",
            $"{Paths.Events}?calendar={_calendar}&mode=count",
            $"{Paths.Events}?calendar=0",
            Paths.Casefile(_calendar),
            "/api/health",
            "/api/health/ready",
        ];
        foreach (string path in paths)
        {
            Answer get = await shared.Service.GetAsync(path);
            Answer head = await shared.Service.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

            Assert.Equal(get.Status, head.Status);
            Assert.Equal(get.Headers("Content-Length", "Transfer-Encoding"), head.Headers("Content-Length", "Transfer-Encoding"));
            Assert.True(head.Header("Content-Length") is not { } length || length == get.Header("Content-Length"), path);
            Assert.Empty(head.Text);
        }
    }

    [Theory]
    [InlineData("{etag}", 304)]
    [InlineData("W/{etag}", 304)]
    [InlineData("*", 304)]
    [InlineData("\"other\", {etag}", 304)]
    [InlineData("\"other\"", 200)]
    public async Task Get_WithAMatchingIfNoneMatch_Returns304(string condition, int status)
    {
        Answer created = await shared.Service.CreateAsync(Bodies.Event(_calendar));
        string etag = created.Header("ETag")!;
        HttpRequestMessage request = new(HttpMethod.Get, Paths.Event(created.Id));
        request.Headers.TryAddWithoutValidation("If-None-Match", condition.Replace("{etag}", etag, StringComparison.Ordinal));

        Answer answer = await shared.Service.SendAsync(request);

        Assert.Equal(status, answer.Status);
        Assert.Equal(etag, answer.Header("ETag"));
        Assert.Equal(status == 304 ? string.Empty : created.Text, answer.Text);
    }
}
