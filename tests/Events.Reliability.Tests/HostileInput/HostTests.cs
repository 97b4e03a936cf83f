using System.Text;
using System.Text.Json;
using Events.Testing.Http;
using Events.Testing.Services;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>The service puts the Host header into links, so it must be a valid host.</summary>
public sealed class HostTests(SharedService shared) : IClassFixture<SharedService>
{
    private readonly TestService _service = shared.Service;
    private readonly long _calendar = SharedService.NextId();

    public static TheoryData<string> InvalidHosts => ["", "localhost:99999999", "a..b", ".", "xn--", new string('a', 300), new string('\'', 300)];

    [Theory]
    [MemberData(nameof(InvalidHosts))]
    public async Task List_WithAnInvalidHost_Returns400_AndNamesTheHeader(string host)
    {
        await _service.CreateAsync(Bodies.Event(_calendar));
        await _service.CreateAsync(Bodies.Event(_calendar));

        AssertNamesTheHost(await RawHttp.SendAsync(_service, RawHttp.Request("GET", $"{Paths.Events}?calendar={_calendar}&per_page=1").With("Host", host)));
    }

    [Theory]
    [MemberData(nameof(InvalidHosts))]
    public async Task Create_WithAnInvalidHost_CreatesNothing(string host)
    {
        WireRequest request = RawHttp.Request("POST", Paths.Events).With("Host", host).And("Content-Type", "application/json");

        AssertNamesTheHost(await RawHttp.SendAsync(_service, request with { Body = Encoding.UTF8.GetBytes(Bodies.Event(_calendar)) }));

        Assert.Equal(0, await _service.CountAsync($"calendar={_calendar}"));
    }

    [Theory]
    [MemberData(nameof(InvalidHosts))]
    public async Task BrowserRequest_WithAnInvalidHost_IsRefused(string host) =>
        Assert.True((await RawHttp.SendAsync(_service, RawHttp.Request("GET", Paths.Events).With("Host", host).And("Origin", $"http://{host}"))).Status is 400 or 403);

    [Fact]
    public async Task Http10Request_WithoutAHost_Returns400_AndNamesTheHeader() =>
        AssertNamesTheHost(await RawHttp.SendAsync(_service, RawHttp.Request("GET", Paths.Events).Without("Host") with { Version = "HTTP/1.0" }));

    [Fact]
    public async Task Health_NeedsNoHost() =>
        Assert.Equal(200, (await RawHttp.SendAsync(_service, RawHttp.Request("GET", "/api/health").Without("Host") with { Version = "HTTP/1.0" })).Status);

    private static void AssertNamesTheHost(WireAnswer answer)
    {
        Assert.True(answer.Status == 400, answer.ToString());
        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        JsonElement error = Assert.Single(JsonElement.Parse(answer.Body).GetProperty("errors").EnumerateArray());
        Assert.Equal(("Host", "format"), (error.GetProperty("parameter").GetString(), error.GetProperty("code").GetString()));
    }
}
