using System.Text.Json;
using Events.Core.Access;
using Events.Functions.Events;
using Events.Functions.Health;
using Events.Functions.Pipeline;
using Events.Functions.Pipeline.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NSubstitute;

namespace Events.Functions.Tests.Pipeline;

public sealed class RequestPipelineTests : IDisposable
{
    private readonly ICallerAuthenticator _authenticator = Substitute.For<ICallerAuthenticator>();
    private readonly ILogger _logger = Substitute.For<ILogger>();
    private readonly DefaultHttpContext _context = new();
    private readonly MemoryStream _body = new();
    private readonly ServiceProvider _services;

    public RequestPipelineTests()
    {
        _logger.IsEnabled(Arg.Any<LogLevel>()).Returns(true);
        ILoggerProvider provider = Substitute.For<ILoggerProvider>();
        provider.CreateLogger(Arg.Any<string>()).Returns(_logger);
        _services = new ServiceCollection()
            .AddSingleton(_authenticator)
            .AddEvents(new ConfigurationBuilder().Build())
            .AddLogging(logging => logging.AddProvider(provider))
            .BuildServiceProvider();
        _context.RequestServices = _services;
        _context.Request.Method = "GET";
        _context.Request.Scheme = "http";
        _context.Request.Host = new HostString("localhost");
        _context.Request.Path = "/api/v1/events/1";
        _context.Response.Body = _body;
    }

    [Fact]
    public async Task CallerWithoutAToken_Gets401_AndTheFunctionDoesNotRun()
    {
        await RunAsync(nameof(GetEvent), () => throw new InvalidOperationException("The function runs."));

        Assert.Equal("/problems/unauthenticated", ProblemType(401));
        Assert.Equal(2, _context.Response.Headers.WWWAuthenticate.Count);
    }

    [Fact]
    public async Task TokenWithoutTheScope_Gets403_AndTheFunctionDoesNotRun()
    {
        Authenticate(Scopes.Read);
        _context.Request.Method = "POST";

        await RunAsync(nameof(CreateEvent), () => throw new InvalidOperationException("The function runs."));

        Assert.Equal("/problems/forbidden", ProblemType(403));
    }

    [Theory]
    [InlineData(nameof(CreateEvent), "POST", 1)]
    [InlineData(nameof(GetEvent), "GET", 0)]
    public async Task OnlyAWrite_IsLogged(string function, string method, int lines)
    {
        Authenticate(Scopes.All);
        _context.Request.Method = method;

        await RunAsync(function, Succeed);

        Assert.Equal(200, _context.Response.StatusCode);
        Assert.Equal(lines, Logged(LogLevel.Information).Count(line => line.Contains("token case-system", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task UnexpectedException_Gets500_AndOnlyTheLogHasItsMessage()
    {
        Authenticate(Scopes.Read);

        await RunAsync(nameof(GetEvent), () => throw new InvalidOperationException("secret"));

        Assert.Equal("/problems/unexpected", ProblemType(500));
        Assert.DoesNotContain("secret", Body().RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(Body().RootElement.GetProperty("trace_id").GetString()!, Assert.Single(Logged(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatabaseTimeout_Gets503_AndADelay()
    {
        Authenticate(Scopes.Read);

        await RunAsync(nameof(GetEvent), () => throw new OperationCanceledException());

        Assert.Equal("/problems/unavailable", ProblemType(503));
        Assert.Equal("1", _context.Response.Headers.RetryAfter);
        Assert.Single(Logged(LogLevel.Warning));
    }

    [Fact]
    public async Task AtTheRequestLimit_ARequestGets503_AndAProbeRuns()
    {
        Admission admission = _services.GetRequiredService<Admission>();
        List<RequestLease?> leases = [.. Enumerable.Range(0, Admission.RequestLimit).Select(_ => admission.TryAcquire())];

        await RunAsync(nameof(GetHealth), Succeed);
        Assert.Equal(200, _context.Response.StatusCode);

        await RunAsync(nameof(GetEvent), Succeed);
        Assert.Equal("/problems/unavailable", ProblemType(503));
        await _authenticator.DidNotReceiveWithAnyArgs().AuthenticateAsync(default, TestContext.Current.CancellationToken);
        leases.ForEach(lease => lease!.Dispose());
    }

    public void Dispose()
    {
        _services.Dispose();
        _body.Dispose();
    }

    private static Task<IResult> Succeed() => Task.FromResult(Results.StatusCode(StatusCodes.Status200OK));

    private void Authenticate(Scopes scopes) =>
        _authenticator.AuthenticateAsync(Arg.Any<string?>(), Arg.Any<CancellationToken>()).Returns(new Caller("case-system", null, scopes));

    private Task RunAsync(string name, Func<Task<IResult>> function) =>
        _services.GetRequiredService<RequestPipeline>().RunAsync(_context, name, function);

    private JsonDocument Body() => JsonDocument.Parse(_body.ToArray());

    private string? ProblemType(int status)
    {
        Assert.Equal(status, _context.Response.StatusCode);
        return Body().RootElement.GetProperty("type").GetString();
    }

    private IEnumerable<string> Logged(LogLevel level) =>
        from call in _logger.ReceivedCalls()
        where call.GetMethodInfo().Name == nameof(ILogger.Log)
        let arguments = call.GetArguments()
        where level.Equals(arguments[0])
        select arguments[2]!.ToString();
}
