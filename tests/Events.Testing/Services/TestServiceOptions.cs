using Events.LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Events.Testing.Services;

/// <summary>What a test asks of its service.</summary>
public sealed record TestServiceOptions
{
    /// <summary>The service's clock, and LocalCosmos'; the system's where there is none.</summary>
    public FakeTimeProvider? Time { get; init; }

    /// <summary>Whether LocalCosmos answers from a secondary that lags. Needs LocalCosmos.</summary>
    public bool StaleReads { get; init; }

    /// <summary>The tokens to make; null lets everybody in.</summary>
    public IReadOnlyList<TokenRequest>? Tokens { get; init; }

    /// <summary>Whether the example casefile is known.</summary>
    public bool Seed { get; init; }

    /// <summary>Settings of the function app.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Has the last word on the services of each instance.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
