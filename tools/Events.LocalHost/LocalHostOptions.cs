namespace Events.LocalHost;

/// <summary>How the service is run on a laptop.</summary>
public sealed record LocalHostOptions
{
    /// <summary>The port on 127.0.0.1; 0 for any that is free.</summary>
    public int Port { get; init; } = 7071;

    /// <summary>Where LocalCosmos keeps its data between runs; null for memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Whether what is kept there is on the disk before it is answered, so that it outlasts a loss of power too.</summary>
    public bool ForcesToDisk { get; init; }

    /// <summary>An account or emulator instead of LocalCosmos: its address, or a connection string.</summary>
    public string? Cosmos { get; init; }

    /// <summary>The tokens to make for the run; null lets everybody in, without a token.</summary>
    public IReadOnlyList<TokenRequest>? Tokens { get; init; }

    /// <summary>Whether to tell of the example casefile, so that the example request works.</summary>
    public bool Seed { get; init; } = true;

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Settings as in the function app, for example <c>Casefiles:Unknown</c>; they win over the environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Has the last word on the services: for tests, which put another in the place of one.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
