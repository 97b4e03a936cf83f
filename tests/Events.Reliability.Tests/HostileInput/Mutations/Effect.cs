namespace Events.Reliability.Tests.HostileInput.Mutations;

/// <summary>The possible effects of a mutation, which decide what answers are right.</summary>
[Flags]
internal enum Effect
{
    /// <summary>The request is valid HTTP, within the limits of the server, and for the same function: the service answers.</summary>
    None = 0,

    /// <summary>The request may be for another function or for none.</summary>
    OtherFunction = 1,

    /// <summary>The request may be invalid HTTP or over the limits of the server: the server may refuse it without a body.</summary>
    InvalidHttp = 2,

    /// <summary>The request may be incomplete: the server may close the connection without an answer.</summary>
    CutOff = 4,
}
