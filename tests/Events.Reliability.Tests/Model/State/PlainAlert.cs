namespace Events.Reliability.Tests.Model.State;

/// <summary>The state of the alert of an event.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="From">The earliest time of the next try, in seconds since 1970.</param>
/// <param name="To">The latest time of the next try. It is later than <paramref name="From"/> if the wait is random.</param>
/// <param name="Attempts">The number of failed tries.</param>
/// <param name="Accepted">The receivers that have accepted the alert.</param>
/// <param name="Gone">The receivers that have answered 410.</param>
/// <param name="IsClaimed">Whether a crashed process has claimed the alert until then.</param>
/// <param name="FailedAt">When the alert failed.</param>
internal sealed record PlainAlert(
    AlertStage Stage, long From, long To, int Attempts, Receivers Accepted, Receivers Gone, bool IsClaimed, long FailedAt)
{
    /// <summary>The maximum number of tries.</summary>
    public const int MaximumAttempts = 3;

    /// <summary>The <c>Retry-After</c> of a receiver that asks to wait, in seconds.</summary>
    public const int AskedWait = 90;

    private const int Lease = 60;
    private const int FirstWait = 60;

    public static PlainAlert None { get; } = new(AlertStage.None, 0, 0, 0, Receivers.None, Receivers.None, false, 0);

    public Receivers Owed => Receivers.Both & ~Accepted & ~Gone;

    public static PlainAlert Of(long? alertAt) =>
        alertAt is { } time ? None with { Stage = AlertStage.Owed, From = time, To = time } : None;

    /// <summary>The possible results of a run of the dispatch.</summary>
    public IEnumerable<AlertTry> Dispatch(long now, IReadOnlyDictionary<Receivers, ReceiverBehavior> behaviors)
    {
        if (Stage != AlertStage.Owed || To > now)
        {
            yield return new AlertTry(Receivers.None, this, AlertEnd.Untried);
        }

        if (Stage == AlertStage.Owed && From <= now)
        {
            yield return Try(now, behaviors);
        }
    }

    /// <summary>The possible results of a run of the dispatch that a crash ends.</summary>
    public IEnumerable<AlertTry> Crash(long now, IReadOnlyDictionary<Receivers, ReceiverBehavior> behaviors)
    {
        yield return new AlertTry(Receivers.None, this, AlertEnd.Untried);
        if (Stage == AlertStage.Owed && From <= now)
        {
            PlainAlert claimed = this with { From = now + Lease, To = now + Lease, IsClaimed = true };
            yield return new AlertTry(Receivers.None, claimed, AlertEnd.Untried);
            yield return new AlertTry(Owed, claimed, AlertEnd.Untried);
            yield return Try(now, behaviors);
        }
    }

    /// <summary>The alert after an operator retries it.</summary>
    public PlainAlert Retry(long now) =>
        this with { Stage = AlertStage.Owed, From = now, To = now, Attempts = 0, Gone = Receivers.None, IsClaimed = false };

    private AlertTry Try(long now, IReadOnlyDictionary<Receivers, ReceiverBehavior> behaviors)
    {
        Receivers accepted = Accepted | In(ReceiverBehavior.Accepts, behaviors);
        Receivers gone = Gone | In(ReceiverBehavior.IsGone, behaviors);
        PlainAlert tried = this with { Attempts = Attempts + 1, Accepted = accepted, Gone = gone, IsClaimed = false };
        if (accepted == Receivers.Both)
        {
            return new AlertTry(Owed, None, AlertEnd.Delivered);
        }

        if (tried.Attempts == MaximumAttempts || (accepted | gone) == Receivers.Both)
        {
            return new AlertTry(Owed, tried with { Stage = AlertStage.Failed, FailedAt = now }, AlertEnd.Failed);
        }

        // The wait doubles with each try and varies by 20 percent, unless a receiver asks for another wait.
        double wait = FirstWait * Math.Pow(2, Attempts);
        (double least, double most) = In(ReceiverBehavior.AsksToWait, behaviors) == Receivers.None ? (wait * 0.8, wait * 1.2) : (AskedWait, AskedWait);
        return new AlertTry(Owed, tried with { From = now + (long)least, To = now + (long)most }, AlertEnd.Retried);
    }

    private Receivers In(ReceiverBehavior behavior, IReadOnlyDictionary<Receivers, ReceiverBehavior> behaviors) =>
        behaviors.Where(each => each.Value == behavior).Aggregate(Receivers.None, (all, each) => all | each.Key) & Owed;
}
