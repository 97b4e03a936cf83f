using Events.Core.Access;
using Events.Functions.Pipeline.Routing;
using Events.LocalHost;
using Events.Reliability.Tests.HostileInput;
using Events.Testing.Services;
using Events.Testing.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Events.Reliability.Tests.Security;

/// <summary>A service that requires tokens, with every kind of token that it must refuse.</summary>
public sealed class ProtectedService : IAsyncLifetime
{
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public TestService Service { get; private set; } = null!;

    public TokenStore Tokens => Service.Application.Services.GetRequiredService<TokenStore>();

    /// <summary>A valid token with all scopes.</summary>
    public string Valid => Service.Application.Tokens["valid"];

    public string Revoked { get; private set; } = string.Empty;

    public string Expired { get; private set; } = string.Empty;

    /// <summary>A token with the same name and scopes from another service with another database.</summary>
    public string OfAnotherService { get; private set; } = string.Empty;

    /// <summary>A well-formed token that the service never returned.</summary>
    public static string Wrong() => TokenSecret.Create();

    /// <summary>A valid request without a token for each function that needs a token.</summary>
    internal IReadOnlyList<WireRequest> Closed { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        TestServiceOptions options = new() { Time = Time, Tokens = [new TokenRequest("valid", Scopes.All)] };
        Service = await TestService.StartAsync(options);
        Expired = (await Tokens.AddAsync("expired", Scopes.All, Time.GetUtcNow(), TestService.Cancellation))!;
        Revoked = await RevokedAsync("revoked");
        await using TestService another = await TestService.StartAsync(options);
        OfAnotherService = another.Application.Tokens["valid"];

        HashSet<string> closed = [.. HttpFunction.All.Where(function => function.Scope is not null).Select(function => function.Name)];
        Closed =
        [
            .. GoodRequests.All(Valid, [.. Enumerable.Range(1, 10)], "/api/v1/calendars/1/events.ics?signature=none").Append(GoodRequests.Retry(Valid, 1))
                .Where(request => closed.Contains(request.Function))
                .DistinctBy(request => request.Function)
                .Select(request => request.Without("Authorization")),
        ];
        Assert.Equal(closed.Order(), Closed.Select(request => request.Function).Order());
    }

    /// <summary>Creates a token and revokes it.</summary>
    public async Task<string> RevokedAsync(string name)
    {
        string token = (await Tokens.AddAsync(name, Scopes.All, expiresAt: null, TestService.Cancellation))!;
        Assert.True(await Tokens.RevokeAsync(name, TestService.Cancellation));
        return token;
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
