namespace Events.Reliability.Tests.Model.State;

/// <summary>What a run of the dispatch may do with an alert.</summary>
/// <param name="Told">Who gets it.</param>
/// <param name="After">How it stands after that.</param>
/// <param name="End">What the run counts it as.</param>
internal sealed record AlertTry(Receivers Told, PlainAlert After, AlertEnd End);
