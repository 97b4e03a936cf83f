namespace Events.Reliability.Tests.Linearizability;

/// <summary>What a client asks.</summary>
internal enum RegisterRequestKind
{
    Get,
    Patch,
    Delete,
}
