using System.Text.Json.Serialization;
using Events.Core.Input;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Events.Writing;

/// <summary>
/// Everything besides the body that determines the response to a create. It is decided before anything is created. The same plan and body always give the
/// same events and the same response, so any request that has both can finish the create.
/// </summary>
/// <param name="CreatedAt">When the events are created.</param>
/// <param name="TraceId">The trace id of the request that made the plan, for the problems in the response.</param>
/// <param name="Events">One for each event of the body, in its order.</param>
public sealed record CreationPlan(
    [property: JsonConverter(typeof(EpochSecondsConverter)), JsonRequired] Instant CreatedAt,
    string TraceId,
    IReadOnlyList<PlannedEvent> Events)
{
    /// <summary>Whether another request made the plan, so that its events are probably stored already. This member is not stored.</summary>
    [JsonIgnore]
    public bool IsRepeat { get; init; }

    /// <summary>The ids that are reserved.</summary>
    [JsonIgnore]
    internal IEnumerable<long> ReservedIds => Events.Select(planned => planned.Id).OfType<long>();
}

/// <summary>The plan for one event of a body: it is created with the reserved id, or refused.</summary>
/// <param name="Id">The reserved id; null where the event is refused.</param>
/// <param name="Detail">Why it is refused, in a sentence; null where it is not.</param>
/// <param name="Faults">The rules that it breaks; null where it is not refused.</param>
public sealed record PlannedEvent(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Fault>? Faults)
{
    /// <summary>An event that is created.</summary>
    public static PlannedEvent Reserved(long id) => new(id, null, null);

    /// <summary>An event that is refused.</summary>
    public static PlannedEvent Refused(string detail, IReadOnlyList<Fault> faults) => new(null, detail, faults);
}
