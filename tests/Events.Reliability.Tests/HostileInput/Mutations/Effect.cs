namespace Events.Reliability.Tests.HostileInput.Mutations;

/// <summary>What a mutation may make of a request, so that it is known what answer is right.</summary>
[Flags]
internal enum Effect
{
    /// <summary>It is HTTP, within the server's limits, and for the same function: the service answers.</summary>
    None = 0,

    /// <summary>It may be for another function, or for none.</summary>
    Elsewhere = 1,

    /// <summary>It may be no HTTP, or over the server's limits: the server may refuse it by itself, without a body.</summary>
    NoHttp = 2,

    /// <summary>It may be cut off, so that the server may close the connection without an answer.</summary>
    CutOff = 4,
}
