using Events.Core.Problems;

namespace Events.Core.Events.Storing;

/// <summary>Which revisions of an event a client is ready to write on (<c>If-Match</c>).</summary>
public sealed class ExpectedRevision
{
    private readonly IReadOnlyList<long>? _revisions;

    private ExpectedRevision(IReadOnlyList<long>? revisions) => _revisions = revisions;

    /// <summary>Any, as long as there is an event.</summary>
    public static ExpectedRevision Any { get; } = new(null);

    /// <summary>One of some; of none when there are none.</summary>
    public static ExpectedRevision OneOf(IReadOnlyList<long> revisions) => new(revisions);

    /// <summary>Holds the event to it.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.PreconditionFailed"/>: it has another revision.</exception>
    public void Check(long revision)
    {
        if (_revisions is not null && !_revisions.Contains(revision))
        {
            throw new ProblemException(
                ProblemKind.PreconditionFailed,
                $"If-Match does not name the event's current ETag, which is \"{revision}\": read the event again.");
        }
    }
}
