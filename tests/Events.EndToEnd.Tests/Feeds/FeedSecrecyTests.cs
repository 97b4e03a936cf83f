using System.Diagnostics;
using Events.Functions;
using Events.Testing.Http;
using Events.Testing.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events.EndToEnd.Tests.Feeds;

/// <summary>The address of a feed is a secret.</summary>
public sealed class FeedSecrecyTests
{
    [Fact]
    public async Task Signature_IsInNoLog()
    {
        await using TestService service = await TestService.StartAsync(new()
        {
            Settings = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Microsoft.AspNetCore.Routing"] = "Trace",
                ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
            },
        });
        using CapturedLog log = new();
        service.Application.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        Answer address = await service.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/calendars/1/feed"));
        Uri url = new(address.Json.GetProperty("url").GetString()!);

        Assert.Equal(200, (await service.GetAsync(url.PathAndQuery)).Status);

        Assert.Contains(log.Lines, line => line.Contains("/calendars/1/events.ics", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(url.Query[^43..], StringComparison.Ordinal));
    }

    [Fact]
    public void QueryOfAUrl_IsInNoTrace()
    {
        using Activity activity = new("GET");
        activity.SetTag("url.query", "?signature=x").SetTag("url.full", "http://h/p?signature=x").SetTag("http.target", "/p?signature=x").SetTag("url.path", "/p");
        using UrlQueryRedaction removal = new();

        removal.OnEnd(activity);

        Assert.Equal(
            new Dictionary<string, object?> { ["url.full"] = "http://h/p", ["http.target"] = "/p", ["url.path"] = "/p" },
            activity.TagObjects.ToDictionary());
    }
}
