namespace Events.Core.Alerts;

/// <summary>How one try to deliver ended.</summary>
/// <param name="Error">What went wrong, for operators, without secrets, at most 500 characters; null when it was accepted.</param>
/// <param name="RetryAfter">When the receiver asked to be tried again; null where it did not say.</param>
/// <param name="IsFinal">Whether no further try makes sense: the receiver is gone for good (410).</param>
public sealed record DeliveryOutcome(string? Error, TimeSpan? RetryAfter = null, bool IsFinal = false)
{
    /// <summary>The receiver accepted.</summary>
    public static DeliveryOutcome Accepted { get; } = new(Error: null);

    /// <summary>Whether the receiver accepted.</summary>
    public bool IsAccepted => Error is null;
}
