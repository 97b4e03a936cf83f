using Azure.Core;

namespace Events.Core.Tests.Alerts.Channels;

/// <summary>Returns a fixed token, or fails.</summary>
internal sealed class TestCredential : TokenCredential
{
    private readonly string? _token;
    private readonly Exception? _failure;

    public TestCredential(string token) => _token = token;

    public TestCredential(Exception failure) => _failure = failure;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        _failure is null ? new AccessToken(_token!, DateTimeOffset.MaxValue) : throw _failure;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        _failure is null ? new(GetToken(requestContext, cancellationToken)) : ValueTask.FromException<AccessToken>(_failure);
}
