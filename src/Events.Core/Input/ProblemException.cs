namespace Events.Core.Input;

/// <summary>Ends a request with a problem document. Its texts are sent to the client, so they must not contain internal data.</summary>
/// <param name="kind">Why the request was not carried out.</param>
/// <param name="detail">A sentence for people about this request.</param>
/// <param name="faults">What is wrong with the body or the parameters; empty where the problem has another cause.</param>
/// <param name="retryAfter">How long to wait before a retry may succeed, for <see cref="ProblemKind.Throttled"/> and <see cref="ProblemKind.Unavailable"/>.</param>
/// <param name="innerException">The cause, for the log only.</param>
public sealed class ProblemException(
    ProblemKind kind,
    string detail,
    IReadOnlyList<Fault>? faults = null,
    TimeSpan? retryAfter = null,
    Exception? innerException = null) : Exception(detail, innerException)
{
    /// <summary>No event has the id.</summary>
    public static ProblemException NoEvent() => new(ProblemKind.NotFound, "The event does not exist.");

    /// <summary>Another writer was first at every try. Nothing was written.</summary>
    /// <param name="what">What the other writers change, as the subject of a sentence.</param>
    public static ProblemException Contended(string what = "The event") => new(
        ProblemKind.Unavailable, $"{what} is being changed concurrently; retry. Nothing was written.", retryAfter: TimeSpan.FromSeconds(1));

    /// <summary>
    /// The same problem as <see cref="ProblemKind.Unavailable"/>, for a write that may be done. <see cref="ProblemKind.Throttled"/> would say that nothing
    /// is written.
    /// </summary>
    public ProblemException AsUnavailable() => new(ProblemKind.Unavailable, Message, Faults, RetryAfter, innerException: this);

    /// <summary>Why the request was not carried out.</summary>
    public ProblemKind Kind { get; } = kind;

    /// <summary>Everything that is wrong with the body or the parameters.</summary>
    public IReadOnlyList<Fault> Faults { get; } = faults ?? [];

    /// <summary>How long to wait before a retry may succeed; null where that is not known.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
