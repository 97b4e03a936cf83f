namespace Events.EndToEnd.Tests.Reliability.Model;

/// <summary>What a receiver answers to every alert.</summary>
internal enum Mood
{
    Accepts,
    Refuses,
    AsksToWait,
    IsGone,
}
