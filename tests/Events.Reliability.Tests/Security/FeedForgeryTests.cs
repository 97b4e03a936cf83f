using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Security;

/// <summary>Feed addresses that the service never returned.</summary>
public sealed partial class FeedForgeryTests : IAsyncLifetime
{
    private TestService _service = null!;

    public async ValueTask InitializeAsync() => _service = await TestService.StartAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task WrongSignature_GetsTheSame404AsACalendarWithoutAFeed()
    {
        string signature = await SignatureAsync(_service, 1);
        string earlier = signature;
        Assert.Equal(204, (await _service.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/api/v1/calendars/1/feed"))).Status);
        signature = await SignatureAsync(_service, 1);
        string[] wrong =
        [
            .. Enumerable.Range(0, signature.Length).Select(length => signature[..length]),
            .. "AZ_-=%".Select(letter => signature + letter),
            .. "A=.".Select(letter => letter + signature),
            earlier, earlier[..21] + signature[21..], signature[..21] + earlier[21..],
            await SignatureAsync(_service, 2), await SignatureOfAnotherKeyAsync(),
            signature.ToUpperInvariant(), signature.ToLowerInvariant(), new string([.. signature.Reverse()]), $" {signature}", $"{signature} ", $"{signature}\0", $"{signature},{signature}", new string('A', 43), new string('\0', 43),
        ];

        List<Answer> answers = [];
        foreach (string each in wrong)
        {
            answers.Add(await _service.GetAsync($"{Feed(1)}?signature={Uri.EscapeDataString(each)}"));
        }

        answers.Add(await _service.GetAsync($"{Feed(3)}?signature={signature}"));
        answers.Add(await _service.GetAsync($"{Feed(1)}?signature={signature}&signature=x"));
        answers.Add(await _service.GetAsync(Feed(1)));
        Assert.All(answers, answer => ProblemAssert.Is(answer, 404));
        Assert.Single(answers.Select(answer => $"{answer.Headers()}\n{Varying().Replace(answer.Text, "")}").Distinct());
        Assert.Equal(200, (await _service.GetAsync($"{Feed(1)}?signature={signature}")).Status);
    }

    [Fact]
    public async Task Signature_OpensOnlyTheFeed()
    {
        string signature = await SignatureAsync(_service, 1);
        foreach (string path in (string[])[$"{Paths.Events}?signature={signature}", $"{Paths.Events}/1?signature={signature}", $"/api/v1/alerts?signature={signature}"])
        {
            Assert.Equal(400, (await _service.GetAsync(path)).Status);
        }

        Assert.Equal(405, (await _service.PostAsync($"{Feed(1)}?signature={signature}", "{}")).Status);
    }

    private static string Feed(long calendar) => $"/api/v1/calendars/{calendar}/events.ics";

    private static async Task<string> SignatureAsync(TestService service, long calendar)
    {
        Answer answer = await service.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/api/v1/calendars/{calendar}/feed"));
        return new Uri(answer.Json.GetProperty("url").GetString()!).Query["?signature=".Length..];
    }

    private static async Task<string> SignatureOfAnotherKeyAsync()
    {
        await using TestService another = await TestService.StartAsync(new TestServiceOptions
        {
            Settings = new Dictionary<string, string?> { ["Feeds:SigningKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) },
        });
        return await SignatureAsync(another, 1);
    }

    [GeneratedRegex("\"(trace_id|instance)\":\"[^\"]+\"")]
    private static partial Regex Varying();
}
