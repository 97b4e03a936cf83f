namespace Events.Reliability.Tests.Model.State;

/// <summary>Receivers of alerts, of which the modelled service has two.</summary>
[Flags]
internal enum Receivers
{
    None = 0,
    First = 1,
    Second = 2,
    Both = First | Second,
}
