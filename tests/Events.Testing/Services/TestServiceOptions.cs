using Events.LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Events.Testing.Services;

/// <summary>The options of a <see cref="TestService"/>.</summary>
public sealed record TestServiceOptions
{
    /// <summary>The clock of the service and of LocalCosmos; null for the system clock.</summary>
    public FakeTimeProvider? Time { get; init; }

    /// <summary>Whether LocalCosmos reads from a replica that lags behind. Needs LocalCosmos.</summary>
    public bool StaleReads { get; init; }

    /// <summary>The tokens to create; null turns authentication off.</summary>
    public IReadOnlyList<TokenRequest>? Tokens { get; init; }

    /// <summary>Whether the example casefile is stored.</summary>
    public bool Seed { get; init; }

    /// <summary>Settings of the function app.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Runs after all other registrations, on the services of each instance.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
