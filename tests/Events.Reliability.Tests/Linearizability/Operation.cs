namespace Events.Reliability.Tests.Linearizability;

/// <summary>A request and its answer, with times of a counter that increases with every call and every return.</summary>
/// <param name="Client">The number of the client.</param>
/// <param name="Called">When the request was sent.</param>
/// <param name="Returned">When the answer came; <see cref="Never"/> without an answer.</param>
/// <param name="Request">The request.</param>
/// <param name="Outcome">The answer; null without one, and then the request may be done at any later time or never.</param>
internal sealed record Operation(int Client, long Called, long Returned, RegisterRequest Request, Outcome? Outcome)
{
    public const long Never = long.MaxValue;

    public override string ToString() =>
        $"{Called,4} to {(Returned == Never ? "   -" : $"{Returned,4}")}, client {Client}: {Request} -> {Outcome?.ToString() ?? "no answer"}";
}
