namespace Events.Reliability.Tests.Model.State;

/// <summary>The two alert receivers of the modelled service.</summary>
[Flags]
internal enum Receivers
{
    None = 0,
    First = 1,
    Second = 2,
    Both = First | Second,
}
