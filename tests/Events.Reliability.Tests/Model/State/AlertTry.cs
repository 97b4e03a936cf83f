namespace Events.Reliability.Tests.Model.State;

/// <summary>A possible result of a run of the dispatch for one alert.</summary>
/// <param name="SentTo">The receivers that get the alert.</param>
/// <param name="After">The alert after the run.</param>
/// <param name="End">How the run counts the alert.</param>
internal sealed record AlertTry(Receivers SentTo, PlainAlert After, AlertEnd End);
