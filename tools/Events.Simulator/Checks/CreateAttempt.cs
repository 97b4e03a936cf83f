namespace Events.Simulator.Checks;

/// <summary>A create that a client sent. Its user, which no other event has, tells which stored event it made.</summary>
/// <param name="User">The user.</param>
internal sealed record CreateAttempt(long User)
{
    public Outcome Outcome { get; set; }
}
