namespace Events.Reliability.Tests.Linearizability;

/// <summary>A request of a client. Each patch writes a unique value.</summary>
internal sealed record RegisterRequest(RegisterRequestKind Kind, long? IfMatch = null, string? Title = null, string? Body = null)
{
    public override string ToString() => string.Concat(
        Kind,
        Title is null ? "" : $" title={Title}",
        Body is null ? "" : $" body={Body}",
        IfMatch is { } revision ? $" if {revision}" : "");
}
