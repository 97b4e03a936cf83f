namespace Events.Reliability.Tests.Linearizability;

/// <summary>What a client is told.</summary>
/// <param name="Status">The status.</param>
/// <param name="Seen">What it learns of the event: all of it from a 200, nothing from a 404, a 204 or a 412.</param>
internal sealed record Outcome(int Status, Register Seen)
{
    /// <summary>Whether a client could not tell the two apart.</summary>
    public bool IsLike(Outcome other) => Status == other.Status && (Status != 200 || Seen == other.Seen);

    public override string ToString() => Status == 200 ? $"200 {Seen.Revision} title={Seen.Title} body={Seen.Body}" : $"{Status}";
}
