using Events.Core.Input;

namespace Events.Core.Events;

/// <summary>An event that a client sent, checked by every rule that needs no database.</summary>
/// <param name="Pointer">Its place in the body, for example <c>#/event</c> or <c>#/events/3</c>.</param>
/// <param name="Event">The event, with defaults in place of values that break a rule; null where the value is not an object.</param>
/// <param name="Faults">The broken rules.</param>
public sealed record CheckedEvent(string Pointer, Event? Event, FaultList Faults)
{
    /// <summary>The event, where no rule is broken.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidBody"/>, with every fault.</exception>
    public Event OrThrow()
    {
        Faults.ThrowIfAny(ProblemKind.InvalidBody, "The event breaks one or more rules.");
        return Event!;
    }
}
