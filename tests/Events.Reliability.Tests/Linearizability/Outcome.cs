namespace Events.Reliability.Tests.Linearizability;

/// <summary>The answer to a client.</summary>
/// <param name="Status">The status.</param>
/// <param name="Seen">The event in the answer. Only an answer with 200 has one.</param>
internal sealed record Outcome(int Status, Register Seen)
{
    /// <summary>Whether a client sees no difference between the two.</summary>
    public bool IsLike(Outcome other) => Status == other.Status && (Status != 200 || Seen == other.Seen);

    public override string ToString() => Status == 200 ? $"200 {Seen.Revision} title={Seen.Title} body={Seen.Body}" : $"{Status}";
}
