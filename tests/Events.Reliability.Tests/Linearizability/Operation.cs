namespace Events.Reliability.Tests.Linearizability;

/// <summary>A request and its answer, by a counter that every call and every return moves on.</summary>
/// <param name="Client">Who asked.</param>
/// <param name="Called">When it was asked.</param>
/// <param name="Returned">When it was answered; never for one that was not.</param>
/// <param name="Request">What was asked.</param>
/// <param name="Outcome">What was answered; null where nothing was, and it may have been done at any time since, or never.</param>
internal sealed record Operation(int Client, long Called, long Returned, RegisterRequest Request, Outcome? Outcome)
{
    public const long Never = long.MaxValue;

    public override string ToString() =>
        $"{Called,4} to {(Returned == Never ? "   -" : $"{Returned,4}")}, client {Client}: {Request} -> {Outcome?.ToString() ?? "no answer"}";
}
