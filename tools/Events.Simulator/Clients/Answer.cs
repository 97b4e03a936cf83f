using Events.Core.Input;
using Events.Simulator.Checks;

namespace Events.Simulator.Clients;

/// <summary>The answer to a request.</summary>
/// <param name="Outcome">What the client knows after it.</param>
/// <param name="Problem">The kind of problem; null for success, and where there was no answer.</param>
/// <param name="Value">What was answered; null where it was a refusal, or there was no answer.</param>
/// <param name="IsLate">Whether an earlier try of the same request may still be done.</param>
internal readonly record struct Answer<TResult>(Outcome Outcome, ProblemKind? Problem, TResult? Value, bool IsLate = false)
    where TResult : class;
