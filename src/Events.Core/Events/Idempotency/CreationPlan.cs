using System.Text.Json.Serialization;
using NodaTime;

namespace Events.Core.Events.Idempotency;

/// <summary>
/// All that the answer to a create hangs on beside its body, settled before anything is created. With the same body it
/// always comes to the same events and to the same answer, so whoever has both can finish the create.
/// </summary>
/// <param name="CreatedAt">When the events are created, in seconds since 1970-01-01T00:00:00Z.</param>
/// <param name="TraceId">The trace of the request that made the plan, which its problems name.</param>
/// <param name="Events">What becomes of each event of the body, in its order.</param>
public sealed record CreationPlan(long CreatedAt, string TraceId, IReadOnlyList<PlannedEvent> Events)
{
    /// <summary>Whether another request planned it, so that its events are most likely there. Not stored.</summary>
    [JsonIgnore]
    public bool IsRepeat { get; init; }

    /// <summary>When the events are created.</summary>
    internal Instant CreatedAtInstant => Instant.FromUnixTimeSeconds(CreatedAt);
}
