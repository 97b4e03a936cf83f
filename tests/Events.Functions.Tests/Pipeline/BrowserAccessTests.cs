using Events.Functions.Pipeline.Addresses;
using Events.Functions.Pipeline.Browsers;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NSubstitute;
using CorsOptions = Events.Functions.Pipeline.Browsers.CorsOptions;

namespace Events.Functions.Tests.Pipeline;

public sealed class BrowserAccessTests
{
    private const string Allowed = "https://cases.example";
    private readonly ICorsService _cors = Substitute.For<ICorsService>();
    private readonly DefaultHttpContext _context = new();
    private readonly BrowserAccess _access;

    public BrowserAccessTests()
    {
        _access = new BrowserAccess(
            Options.Create(new CorsOptions { Origins = Allowed }), _cors, new PublicAddress(Options.Create(new PublicUrlOptions())));
        _context.Request.Method = "GET";
        _context.Request.Scheme = "https";
        _context.Request.Host = new HostString("events.example");
    }

    [Fact]
    public void AllowedOrigin_GetsTheCorsHeaders()
    {
        _context.Request.Headers.Origin = Allowed;

        Assert.Null(_access.Reject(_context));
        _cors.Received(1).ApplyResult(Arg.Any<CorsResult>(), _context.Response);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://events.example")]
    public void OwnPageAndOtherClient_PassWithoutCorsHeaders(string? origin)
    {
        _context.Request.Headers.Origin = origin;

        Assert.Null(_access.Reject(_context));
        _cors.DidNotReceiveWithAnyArgs().ApplyResult(default!, default!);
        Assert.Equal("Origin", _context.Response.Headers.Vary);
    }

    [Theory]
    [InlineData("https://other.example")]
    [InlineData("http://cases.example")]
    [InlineData("null")]
    public void OtherOrigin_IsRejected(string origin)
    {
        _context.Request.Headers.Origin = origin;

        Assert.NotNull(_access.Reject(_context));
        _cors.DidNotReceiveWithAnyArgs().ApplyResult(default!, default!);
    }

    [Fact]
    public void Preflight_GetsTheMethodsOfThePath_AndTheRequestedHeadersThatAreTokens()
    {
        CorsPolicy? policy = null;
        _cors.EvaluatePolicy(_context, Arg.Do<CorsPolicy>(evaluated => policy = evaluated)).Returns(new CorsResult());
        _context.Request.Method = "OPTIONS";
        _context.Request.Headers.Origin = Allowed;
        _context.Request.Headers.AccessControlRequestMethod = "PATCH";
        _context.Request.Headers.AccessControlRequestHeaders = "authorization, if-match, né";

        Assert.NotNull(_access.HandlePreflight(_context, ["GET", "PATCH"]));
        Assert.Equal(["GET", "PATCH"], policy!.Methods);
        Assert.Equal(["authorization", "if-match"], policy.Headers);
    }
}
