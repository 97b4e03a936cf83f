namespace Events.EndToEnd.Tests.Reliability.Linearizability;

/// <summary>A request of a client; no two patches write the same.</summary>
internal sealed record Request(RequestKind Kind, long? IfMatch = null, string? Title = null, string? Body = null)
{
    public override string ToString() => string.Concat(
        Kind,
        Title is null ? "" : $" title={Title}",
        Body is null ? "" : $" body={Body}",
        IfMatch is { } revision ? $" if {revision}" : "");
}
