namespace Events.Reliability.Tests.Model.State;

/// <summary>How a receiver answers every alert.</summary>
internal enum ReceiverBehavior
{
    Accepts,
    Refuses,
    AsksToWait,
    IsGone,
}
