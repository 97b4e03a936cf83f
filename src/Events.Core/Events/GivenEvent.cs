using Events.Core.Problems;

namespace Events.Core.Events;

/// <summary>A new event as a client gave it, with all that is wrong with it by itself.</summary>
/// <param name="Pointer">Where it stands in the body, for example <c>#/event</c> or <c>#/events/3</c>.</param>
/// <param name="Draft">The event, with defaults in the place of what is refused; null where it is no object.</param>
/// <param name="Faults">What is wrong with it.</param>
public sealed record GivenEvent(string Pointer, EventDraft? Draft, FaultList Faults)
{
    /// <summary>The event, once nothing is wrong with it.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidBody"/>, with every fault.</exception>
    public EventDraft Sound()
    {
        Faults.ThrowIfAny(ProblemKind.InvalidBody, "The event breaks a rule.");
        return Draft!;
    }
}
