namespace Events.LocalHost;

/// <summary>The options of a <see cref="LocalHostApplication"/>.</summary>
public sealed record LocalHostOptions
{
    /// <summary>The port on 127.0.0.1; 0 for any free port.</summary>
    public int Port { get; init; } = 7071;

    /// <summary>The folder that keeps the data of LocalCosmos between runs; null keeps the data in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Whether LocalCosmos answers a write only when the disk has it, so that it survives a loss of power.</summary>
    public bool ForcesToDisk { get; init; }

    /// <summary>The address or the connection string of an account or emulator; null for LocalCosmos.</summary>
    public string? Cosmos { get; init; }

    /// <summary>The tokens to create for the run; null for a service that needs no token.</summary>
    public IReadOnlyList<TokenRequest>? Tokens { get; init; }

    /// <summary>Whether to store the example casefile, so that the example request works.</summary>
    public bool Seed { get; init; } = true;

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Settings of the function app, for example <c>Casefiles:Unknown</c>. They override environment variables.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Called after all services are registered, so that a test can replace one.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
