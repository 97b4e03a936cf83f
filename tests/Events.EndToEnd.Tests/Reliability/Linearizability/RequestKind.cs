namespace Events.EndToEnd.Tests.Reliability.Linearizability;

/// <summary>What a client asks.</summary>
internal enum RequestKind
{
    Get,
    Patch,
    Delete,
}
