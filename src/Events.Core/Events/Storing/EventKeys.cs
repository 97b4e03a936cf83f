using System.Text.Json.Serialization;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Events.Storing;

/// <summary>The values by which lists filter and sort: <c>keys</c> of a stored event. Each member has an index path in <see cref="EventsContainer"/>.</summary>
public sealed record EventKeys
{
    /// <summary>The id of the event.</summary>
    [JsonRequired]
    public long Number { get; init; }

    /// <summary><c>casefile_id</c>.</summary>
    public long Casefile { get; init; }

    /// <summary><c>subject_id</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Subject { get; init; }

    /// <summary><c>case_service_id</c>. Since schema 2.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Service { get; init; }

    /// <summary><c>start_at</c>.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public Instant Start { get; init; }

    /// <summary><c>end_at</c>.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public Instant End { get; init; }

    /// <summary><c>alert_at</c>.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? Alert { get; init; }

    /// <summary><c>alert_sent_at</c>.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? Sent { get; init; }

    /// <summary><c>created_at</c>.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public Instant Created { get; init; }

    /// <summary><c>updated_at</c>.</summary>
    [JsonRequired]
    [JsonConverter(typeof(EpochSecondsConverter))]
    public Instant Updated { get; init; }

    /// <summary>The key of <c>title</c> (<see cref="TitleRules.Key"/>).</summary>
    public string Title { get; init; } = "";

    /// <summary><c>is_allday</c>.</summary>
    public bool Allday { get; init; }

    /// <summary><c>show_as</c>. Since schema 2.</summary>
    public ShowAs ShowAs { get; init; }

    /// <summary><c>users_list</c>.</summary>
    public IReadOnlyList<long> Users { get; init; } = [];

    /// <summary>The keys of an event.</summary>
    public static EventKeys Of(Event stored) => new()
    {
        Number = stored.Id,
        Casefile = stored.CasefileId,
        Subject = stored.SubjectId,
        Service = stored.CaseServiceId,
        Start = stored.StartAt,
        End = stored.EndAt,
        Alert = stored.AlertAt,
        Sent = stored.AlertSentAt,
        Created = stored.CreatedAt,
        Updated = stored.UpdatedAt,
        Title = TitleRules.Key(stored.Title),
        Allday = stored.IsAllday,
        ShowAs = stored.ShowAs,
        Users = stored.UsersList,
    };
}
