namespace Events.Reliability.Tests.Model.State;

/// <summary>How the alert of an event stands.</summary>
/// <param name="Stage">Whether it is owed.</param>
/// <param name="From">From when on it may be tried, in seconds since 1970.</param>
/// <param name="To">From when on it must be; later than <paramref name="From"/> where chance has a say.</param>
/// <param name="Attempts">How often it was tried in vain.</param>
/// <param name="Accepted">Who has accepted it.</param>
/// <param name="Gone">Who wants no more of it.</param>
/// <param name="IsClaimed">Whether a process that is gone has claimed it until then.</param>
/// <param name="FailedAt">When it was given up.</param>
internal sealed record PlainAlert(
    AlertStage Stage, long From, long To, int Attempts, Receivers Accepted, Receivers Gone, bool IsClaimed, long FailedAt)
{
    /// <summary>How often an alert is tried.</summary>
    public const int MostAttempts = 3;

    /// <summary>How long a receiver asks to wait that does, in seconds.</summary>
    public const int AskedWait = 90;

    private const int Lease = 60;
    private const int FirstWait = 60;

    public static PlainAlert None { get; } = new(AlertStage.None, 0, 0, 0, Receivers.None, Receivers.None, false, 0);

    public Receivers Owed => Receivers.Both & ~Accepted & ~Gone;

    public static PlainAlert Of(long? alertAt) =>
        alertAt is { } time ? None with { Stage = AlertStage.Owed, From = time, To = time } : None;

    /// <summary>What a run of the dispatch may do with it.</summary>
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

    /// <summary>What a run may do with it that a crash ends.</summary>
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

    /// <summary>After an operator has it sent again.</summary>
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

        if (tried.Attempts == MostAttempts || (accepted | gone) == Receivers.Both)
        {
            return new AlertTry(Owed, tried with { Stage = AlertStage.Failed, FailedAt = now }, AlertEnd.Failed);
        }

        // Doubled each time, and a fifth more or less, unless somebody asks for another wait.
        double wait = FirstWait * Math.Pow(2, Attempts);
        (double least, double most) = In(ReceiverBehavior.AsksToWait, behaviors) == Receivers.None ? (wait * 0.8, wait * 1.2) : (AskedWait, AskedWait);
        return new AlertTry(Owed, tried with { From = now + (long)least, To = now + (long)most }, AlertEnd.Retried);
    }

    private Receivers In(ReceiverBehavior behavior, IReadOnlyDictionary<Receivers, ReceiverBehavior> behaviors) =>
        behaviors.Where(each => each.Value == behavior).Aggregate(Receivers.None, (all, each) => all | each.Key) & Owed;
}
