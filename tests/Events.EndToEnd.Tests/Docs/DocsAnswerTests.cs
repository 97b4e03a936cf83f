using System.Globalization;
using System.Text.Json;
using Events.Testing.Http;
using Events.Testing.Services;
using Microsoft.Extensions.Time.Testing;

namespace Events.EndToEnd.Tests.Docs;

/// <summary>The API description and its page, as the service returns them.</summary>
public sealed class DocsAnswerTests(SharedService shared) : IClassFixture<SharedService>
{
    private readonly TestService _service = shared.Service;

    [Theory]
    [InlineData("/api/openapi.json")]
    [InlineData("/api/docs")]
    [InlineData("/api/docs/swagger-ui-bundle.js")]
    public async Task Get_WithAMatchingIfNoneMatch_ReturnsAnEmpty304(string path)
    {
        Answer first = await _service.GetAsync(path);
        Answer again = await _service.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", first.Header("ETag") } } });

        Assert.Equal((200, 304, 0), (first.Status, again.Status, again.Bytes.Length));
    }

    [Theory]
    [InlineData("2026-11-27", "2026-11-28")]
    [InlineData("2028-02-28", "2028-02-29")]
    [InlineData("2023-01-29", "2023-01-30")]
    public async Task Examples_UseTheCurrentDay(string today, string tomorrow)
    {
        DateTimeOffset now = DateTimeOffset.Parse($"{today}T23:59:59Z", CultureInfo.InvariantCulture);
        await using TestService service = await TestService.StartAsync(new TestServiceOptions { Time = new FakeTimeProvider(now), Seed = true });
        Answer description = await service.GetAsync("/api/openapi.json");
        JsonElement events = description.Json.GetProperty("paths").GetProperty("/v1/events");
        JsonElement example = events.GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json")
            .GetProperty("examples").GetProperty("whole").GetProperty("value");

        Answer created = await service.CreateAsync(JsonText.Of(example));
        Answer address = await service.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/calendars/1/feed"));
        Answer feed = await service.GetAsync(address.Json.GetProperty("url").GetString()!);

        Assert.Equal($"{tomorrow}T18:00:00Z", created.Json.GetProperty("start_at").GetString());
        Assert.Equal($"{tomorrow}T17:00:00Z", created.Json.GetProperty("alert_at").GetString());
        Assert.Contains("SUMMARY:Test API Event", feed.Text, StringComparison.Ordinal);
        Assert.Contains("In `America/Denver`, `2026-07-04T00:00:00-06:00` to", description.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Description_StaysTheSameForADay()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero));
        await using TestService service = await TestService.StartAsync(new TestServiceOptions { Time = clock });
        Answer first = await service.GetAsync("/api/openapi.json");
        clock.Advance(TimeSpan.FromSeconds((24 * 60 * 60) - 1));
        Answer last = await service.GetAsync("/api/openapi.json");
        clock.Advance(TimeSpan.FromSeconds(1));
        Answer next = await service.GetAsync("/api/openapi.json");

        Assert.Equal(first.Header("ETag"), last.Header("ETag"));
        Assert.NotEqual(first.Header("ETag"), next.Header("ETag"));
    }

    [Fact]
    public async Task Page_HasNoForeignOrInlineContent()
    {
        Answer page = await _service.GetAsync("/api/docs");

        Assert.DoesNotContain("unsafe", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("//", page.Text, StringComparison.Ordinal);
        ProblemAssert.Is(await _service.GetAsync("/api/docs/nothing.js"), 404);
    }
}
