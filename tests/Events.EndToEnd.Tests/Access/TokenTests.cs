using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Events.Core.Access;
using Events.LocalHost;
using Events.Testing.Http;
using Events.Testing.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Events.EndToEnd.Tests.Access;

public sealed partial class TokenTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private TestService _service = null!;

    private TokenStore Store => _service.Application.Services.GetRequiredService<TokenStore>();

    public async ValueTask InitializeAsync() => _service = await TestService.StartAsync(new TestServiceOptions
    {
        Time = _time,
        Tokens =
        [
            new TokenRequest("everything", Scopes.All),
            new TokenRequest("reader", Scopes.Read),
            new TokenRequest("writer", Scopes.Write),
            new TokenRequest("operator", Scopes.Operate),
        ],
    });

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Token_InBasicOrBearer_IsAccepted()
    {
        string token = Token("everything");
        string[] headers =
        [
            $"Bearer {token}",
            $"bearer {token}",
            $"Basic {Base64($"jane@example.org/token:{token}")}",
            $"BASIC {Base64($"jané/token:{token}")}",
        ];
        foreach (string header in headers)
        {
            Assert.Equal(200, (await SendAsync("GET", Paths.Events, header)).Status);
            Assert.Equal(201, (await SendAsync("POST", Paths.Events, header)).Status);
        }
    }

    [Fact]
    public async Task MissingOrWrongToken_Returns401_AndNamesBothSchemes()
    {
        string token = Token("everything");
        string?[] headers =
        [
            null,
            "",
            "Bearer",
            "Bearer ",
            "Bearer wrong",
            $"Bearer {token}x",
            $"Bearer {token[..^1]}",
            $"Bearer {Hash(token)}",
            $"Bearer token:{Hash(token)}",
            $"Bearer {new string('t', 5_000)}",
            $"Token {token}",
            token,
            $"Basic {token}",
            $"Basic {Base64($"jane:{token}")}",
            $"Basic {Base64($"/token:{token}")}",
            $"Basic {Base64("jane/token:")}",
            $"Basic {Base64("jane/token")}",
            $"Basic {Base64($"jane/token:{token}x")}",
            "Basic ///",
        ];
        foreach (string? header in headers)
        {
            foreach ((string method, string path) in Calls)
            {
                AssertUnauthenticated(await SendAsync(method, path, header));
            }
        }

        Assert.Equal("[]", (await SendAsync("GET", Paths.Events, $"Bearer {token}")).Text);
    }

    [Theory]
    [InlineData("reader", "GET", Paths.Events, true)]
    [InlineData("reader", "HEAD", Paths.Events, true)]
    [InlineData("reader", "GET", "/api/v1/casefiles/1", true)]
    [InlineData("reader", "POST", Paths.Events, false)]
    [InlineData("reader", "PUT", "/api/v1/casefiles/1", false)]
    [InlineData("writer", "POST", Paths.Events, true)]
    [InlineData("writer", "PUT", "/api/v1/casefiles/1", true)]
    [InlineData("writer", "GET", Paths.Events, false)]
    [InlineData("writer", "GET", "/api/v1/events/1", false)]
    [InlineData("operator", "GET", Paths.Events, false)]
    [InlineData("operator", "POST", Paths.Events, false)]
    public async Task Token_AllowsOnlyItsScopes(string name, string method, string path, bool isAllowed)
    {
        Answer answer = await SendAsync(method, path, $"Bearer {Token(name)}");

        if (isAllowed)
        {
            Assert.InRange(answer.Status, 200, 422);
            Assert.False(answer.Status is 401 or 403, answer.Text);
        }
        else
        {
            ProblemAssert.Is(answer, 403);
        }
    }

    [Fact]
    public async Task Token_ThatIsRevoked_OpensNothingAfterAMinute()
    {
        string header = $"Bearer {Token("everything")}";
        Assert.Equal(200, (await SendAsync("GET", Paths.Events, header)).Status);

        Assert.True(await Store.RevokeAsync("everything", TestService.Cancellation));
        _time.Advance(TimeSpan.FromMinutes(1));

        AssertUnauthenticated(await SendAsync("GET", Paths.Events, header));
        AssertUnauthenticated(await SendAsync("POST", Paths.Events, header));
    }

    [Fact]
    public async Task Token_ThatHasExpired_OpensNothingFromThatSecond()
    {
        string token = (await Store.AddAsync("short", Scopes.All, _time.GetUtcNow().AddSeconds(30), TestService.Cancellation))!;
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(200, (await SendAsync("GET", Paths.Events, $"Bearer {token}")).Status);

        _time.Advance(TimeSpan.FromSeconds(1));

        AssertUnauthenticated(await SendAsync("GET", Paths.Events, $"Bearer {token}"));
    }

    [Fact]
    public async Task Token_AddedAtOneInstance_OpensAnotherAtOnce()
    {
        HttpClient other = await _service.AddInstanceAsync();
        string token = (await Store.AddAsync("new", Scopes.Read, expiresAt: null, TestService.Cancellation))!;
        HttpRequestMessage request = new(HttpMethod.Get, Paths.Events);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        Assert.Equal(200, (await TestService.SendAsync(other, request)).Status);
    }

    [Fact]
    public async Task Answers_ToAWrongARevokedAndAnExpiredToken_DoNotDiffer()
    {
        string expired = (await Store.AddAsync("expired", Scopes.All, _time.GetUtcNow(), TestService.Cancellation))!;
        await Store.RevokeAsync("everything", TestService.Cancellation);

        Answer[] answers =
        [
            await SendAsync("GET", Paths.Events, null),
            await SendAsync("GET", Paths.Events, "Bearer wrong"),
            await SendAsync("GET", Paths.Events, $"Bearer {Token("everything")}"),
            await SendAsync("GET", Paths.Events, $"Bearer {expired}"),
        ];

        Assert.All(answers, AssertUnauthenticated);
        Assert.Single(answers.Select(answer => $"{answer.Headers()}\n{TraceId().Replace(answer.Text, string.Empty)}").Distinct());
    }

    [Fact]
    public async Task WriteLog_NamesTheTokenAndTheUser_AndContainsNoSecret()
    {
        using CapturedLog log = new();
        _service.Application.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        string token = Token("everything");
        string header = $"Basic {Base64($"jane@example.org/token:{token}")}";

        Assert.Equal(201, (await SendAsync("POST", Paths.Events, header)).Status);
        Assert.Equal(401, (await SendAsync("POST", Paths.Events, header[..^4])).Status);

        Assert.Contains(log.Lines, line => line.Contains("everything", StringComparison.Ordinal) && line.Contains("jane@example.org", StringComparison.Ordinal));
        string all = string.Join('\n', log.Lines);
        foreach (string secret in (string[])[token, token[..20], Hash(token), header["Basic ".Length..]])
        {
            Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Database_StoresOnlyTheHashOfAToken()
    {
        string token = Token("everything");

        ApiToken stored = Assert.Single(await Store.ListAsync(TestService.Cancellation), each => each.Name == "everything");

        Assert.Equal($"token:{Hash(token)}", stored.Id);
        Assert.DoesNotContain(token, stored.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_WithoutStoredTokens_Returns401()
    {
        await using TestService closed = await TestService.StartAsync(new TestServiceOptions { Tokens = [] });

        AssertUnauthenticated(await closed.GetAsync(Paths.Events));
        AssertUnauthenticated(await closed.PostAsync(Paths.Events, Bodies.Event(1)));
    }

    [Fact]
    public async Task Health_NeedsNoToken() => Assert.Equal(200, (await _service.GetAsync("/api/health")).Status);

    private static (string Method, string Path)[] Calls =>
    [
        ("GET", Paths.Events), ("GET", Paths.Event(1)), ("POST", Paths.Events), ("PUT", Paths.Casefile(1)), ("GET", Paths.Casefile(1)),
    ];

    private static void AssertUnauthenticated(Answer answer)
    {
        ProblemAssert.Is(answer, 401);
        string challenges = answer.Header("WWW-Authenticate")!;
        Assert.Contains("Basic realm=\"events\"", challenges, StringComparison.Ordinal);
        Assert.Contains("Bearer realm=\"events\"", challenges, StringComparison.Ordinal);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private string Token(string name) => _service.Application.Tokens[name];

    private Task<Answer> SendAsync(string method, string path, string? authorization)
    {
        HttpRequestMessage request = JsonRequest.Create(new HttpMethod(method), path, method == "PUT" ? Bodies.Casefile([1], [1]) : Bodies.Event(1));
        if (method is "GET" or "HEAD")
        {
            request.Content = null;
        }

        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return _service.SendAsync(request);
    }

    [GeneratedRegex("\"trace_id\":\"[^\"]+\"")]
    private static partial Regex TraceId();
}
