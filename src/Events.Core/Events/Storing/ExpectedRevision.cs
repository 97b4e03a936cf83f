using Events.Core.Input;

namespace Events.Core.Events.Storing;

/// <summary>The revisions of an event that a client allows to change (<c>If-Match</c>).</summary>
public sealed class ExpectedRevision
{
    private readonly IReadOnlyList<long>? _revisions;

    private ExpectedRevision(IReadOnlyList<long>? revisions) => _revisions = revisions;

    /// <summary>Any revision.</summary>
    public static ExpectedRevision Any { get; } = new(null);

    /// <summary>One of these revisions. Where the list is empty, no revision matches.</summary>
    public static ExpectedRevision OneOf(IReadOnlyList<long> revisions) => new(revisions);

    /// <summary>Checks the revision of the stored event.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.PreconditionFailed"/>: it has another revision.</exception>
    public void Check(long revision)
    {
        if (_revisions is not null && !_revisions.Contains(revision))
        {
            throw new ProblemException(
                ProblemKind.PreconditionFailed,
                "If-Match does not name the current ETag of the event. Read the event again and send its ETag.");
        }
    }
}
