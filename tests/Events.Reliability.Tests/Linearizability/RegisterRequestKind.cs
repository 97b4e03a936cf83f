namespace Events.Reliability.Tests.Linearizability;

/// <summary>The kind of a request.</summary>
internal enum RegisterRequestKind
{
    Get,
    Patch,
    Delete,
}
