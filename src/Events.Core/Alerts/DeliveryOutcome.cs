namespace Events.Core.Alerts;

/// <summary>The outcome of one try on one channel.</summary>
/// <param name="Error">What went wrong, for operators, without secrets, at most 500 characters; null when it was accepted.</param>
/// <param name="RetryAfter">How long the receiver asks to wait before the next try; null where it does not say.</param>
/// <param name="IsFinal">Whether the channel is not tried again, because the receiver is gone (410).</param>
public sealed record DeliveryOutcome(string? Error, TimeSpan? RetryAfter = null, bool IsFinal = false)
{
    /// <summary>The receiver accepted.</summary>
    public static DeliveryOutcome Accepted { get; } = new(Error: null);

    /// <summary>Whether the receiver accepted.</summary>
    public bool IsAccepted => Error is null;
}
