using System.Text.Json;
using Events.Testing.Http;
using Events.Testing.Services;
using Microsoft.Extensions.Options;

namespace Events.EndToEnd.Tests.Answers;

/// <summary>Addresses of the service in its answers, with and without the setting <c>PublicUrl</c>.</summary>
public sealed class PublicUrlTests(SharedService shared) : IClassFixture<SharedService>
{
    [Theory]
    [InlineData("https://events.example.com", "https://events.example.com")]
    [InlineData("https://events.example.com/", "https://events.example.com")]
    [InlineData("HTTPS://Events.Example.com:443/calendar/", "https://events.example.com/calendar")]
    [InlineData("http://events.example.com:8080/a/b", "http://events.example.com:8080/a/b")]
    [InlineData("https://b\u00fccher.example/\u00e4", "https://xn--bcher-kva.example/%C3%A4")]
    [InlineData("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443")]
    public async Task EveryAddress_InAnAnswer_StartsWithThePublicUrl(string setting, string start)
    {
        await using TestService service = await StartAsync(setting);
        Answer created = await service.CreateAsync(Bodies.Event(1));
        Answer second = await service.CreateAsync(Bodies.Event(1));
        Answer third = await service.CreateAsync(Bodies.Event(1));

        Assert.Equal($"{start}{Paths.Event(created.Id)}", created.Header("Location"));
        await AssertNextAsync(Paths.Events);
        foreach (Answer each in (Answer[])[second, third])
        {
            await service.SendAsync(new HttpRequestMessage(HttpMethod.Delete, Paths.Event(each.Id)));
        }

        await AssertNextAsync(Paths.Deleted);
        Answer feed = await service.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/calendars/1/feed"));
        Assert.StartsWith($"{start}/api/v1/calendars/1/events.ics?signature=", feed.Json.GetProperty("url").GetString(), StringComparison.Ordinal);
        JsonElement server = Assert.Single((await service.GetAsync("/api/openapi.json")).Json.GetProperty("servers").EnumerateArray());
        Assert.Equal($"{start}/api", server.GetProperty("url").GetString());

        async Task AssertNextAsync(string path)
        {
            string link = (await service.GetAsync($"{path}?per_page=1")).Header("Link")!;
            Assert.StartsWith($"<{start}{path}?", link, StringComparison.Ordinal);
            Answer next = await service.GetAsync($"{path}?{link.Split('?')[1].Split('>')[0]}");
            Assert.Equal(200, next.Status);
        }
    }

    [Fact]
    public async Task Description_WithoutThePublicUrl_NamesOnlyThePath()
    {
        await using TestService service = await StartAsync(string.Empty);

        JsonElement server = Assert.Single((await service.GetAsync("/api/openapi.json")).Json.GetProperty("servers").EnumerateArray());

        Assert.Equal("/api", server.GetProperty("url").GetString());
    }

    [Theory]
    [InlineData("https://events.example.com", 200)]
    [InlineData("https://events.example.com:444", 403)]
    [InlineData("http://events.example.com", 403)]
    [InlineData("https://events.example.com/calendar", 403)]
    [InlineData("https://elsewhere.example", 403)]
    public async Task Origin_OfThePublicUrl_MayCall(string origin, int status)
    {
        await using TestService service = await StartAsync("https://events.example.com/calendar");
        HttpRequestMessage request = new(HttpMethod.Get, Paths.Events) { Headers = { { "Origin", origin } } };

        Assert.Equal(status, (await service.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Origin_OfTheRequestedHost_MayCallToo()
    {
        await using TestService service = await StartAsync("https://events.example.com");
        HttpRequestMessage request = new(HttpMethod.Get, Paths.Events);
        request.Headers.Add("Origin", service.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));

        Assert.Equal(200, (await service.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("events.example.com")]
    [InlineData("/events")]
    [InlineData("//events.example.com")]
    [InlineData("ftp://events.example.com")]
    [InlineData("https://")]
    [InlineData("https://events.example.com?")]
    [InlineData("https://events.example.com/?a=1")]
    [InlineData("https://events.example.com#top")]
    [InlineData("https://user:secret@events.example.com")]
    public async Task Start_WithAnInvalidPublicUrl_Fails_AndNamesTheSetting(string setting)
    {
        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using TestService service = await StartAsync(setting);
        });

        Assert.StartsWith("PublicUrl ", Assert.Single(exception.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https", "https")]
    [InlineData("HTTPS", "https")]
    [InlineData("https, http", "https")]
    [InlineData("https,http", "https")]
    [InlineData("Https , http", "https")]
    [InlineData("http", "http")]
    [InlineData("HTTP, https", "http")]
    [InlineData("ftp", "http")]
    [InlineData(", https", "http")]
    [InlineData("", "http")]
    public async Task Address_WithoutThePublicUrl_UsesTheFirstForwardedScheme(string forwarded, string scheme)
    {
        TestService service = shared.Service;
        HttpRequestMessage request = JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(SharedService.NextId()));
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", forwarded);

        Answer created = await service.SendAsync(request);

        Assert.Equal(201, created.Status);
        Assert.Equal($"{scheme}://{service.Client.BaseAddress!.Authority}{Paths.Event(created.Id)}", created.Header("Location"));
    }

    private static Task<TestService> StartAsync(string setting) =>
        TestService.StartAsync(new TestServiceOptions { Settings = new Dictionary<string, string?> { ["PublicUrl"] = setting } });
}
