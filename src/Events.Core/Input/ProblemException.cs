namespace Events.Core.Input;

/// <summary>Ends a request with a problem document. Its texts are for the client: they hold nothing that may not leave the service.</summary>
/// <param name="kind">Why.</param>
/// <param name="detail">A sentence for people about this very request.</param>
/// <param name="faults">What is wrong with the body or the parameters; empty where there is no single place to point at.</param>
/// <param name="retryAfter">When a repeat may succeed, for <see cref="ProblemKind.Throttled"/> and <see cref="ProblemKind.Unavailable"/>.</param>
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

    /// <summary>Other writers were first at every try. Nothing was written.</summary>
    /// <param name="what">What they change, as the subject of a sentence.</param>
    public static ProblemException Contended(string what = "The event") => new(
        ProblemKind.Unavailable, $"{what} is being changed concurrently; retry. Nothing was written.", retryAfter: TimeSpan.FromSeconds(1));

    /// <summary>The same as <see cref="ProblemKind.Unavailable"/>, for a write that may be done: <see cref="ProblemKind.Throttled"/> says that nothing is.</summary>
    public ProblemException AsMaybeDone() => new(ProblemKind.Unavailable, Message, Faults, RetryAfter, innerException: this);

    /// <summary>Why the request was not carried out.</summary>
    public ProblemKind Kind { get; } = kind;

    /// <summary>What is wrong with the body or the parameters, all of it.</summary>
    public IReadOnlyList<Fault> Faults { get; } = faults ?? [];

    /// <summary>When a repeat may succeed; null where that is not known.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
