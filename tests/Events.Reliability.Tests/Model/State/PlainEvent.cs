using System.Text.Json.Nodes;
using Events.Testing.Http;
using Events.Testing.Listing;

namespace Events.Reliability.Tests.Model.State;

/// <summary>An event of the model.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Fields">The fields that clients set.</param>
/// <param name="SentAt">When the alert was stamped.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="UpdatedAt">When the revision last increased.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Armed">The revision that set the alert; null for an alert of the create.</param>
/// <param name="Alerts">The possible states of the alert. There are several after a crash, until an answer shows the right one.</param>
internal sealed record PlainEvent(
    long Id, EventFields Fields, long? SentAt, long CreatedAt, long UpdatedAt, long Revision, long? Armed, IReadOnlyList<PlainAlert> Alerts)
{
    /// <summary>The event as the service must return it.</summary>
    public string Json => new JsonObject
    {
        ["id"] = Id,
        ["casefile_id"] = Fields.Case,
        ["calendar_id"] = Fields.Calendar,
        ["subject_id"] = Fields.Subject,
        ["case_service_id"] = Fields.Service,
        ["start_at"] = WrittenTime.Of(Fields.Start),
        ["end_at"] = WrittenTime.Of(Fields.End),
        ["is_allday"] = Fields.IsAllday,
        ["timezone"] = null,
        ["title"] = Fields.Title,
        ["body"] = null,
        ["address"] = null,
        ["users_list"] = new JsonArray([.. Fields.Users.Select(user => JsonValue.Create(user))]),
        ["alert_at"] = Fields.Alert is { } alert ? WrittenTime.Of(alert) : null,
        ["alert_sent_at"] = SentAt is { } sent ? WrittenTime.Of(sent) : null,
        ["created_at"] = WrittenTime.Of(CreatedAt),
        ["updated_at"] = WrittenTime.Of(UpdatedAt),
        ["show_as"] = Fields.ShowAs,
        ["alert_before"] = Fields.AlertBefore,
    }.ToJsonString(EventFields.Json);

    /// <summary>The delivery id of the alert. Each change of the alert gives a new one.</summary>
    public string DeliveryId => Armed is { } revision ? $"alert_{Id}_{Fields.Alert}_{revision}" : $"alert_{Id}_{Fields.Alert}";

    public string ETag => EventTag.Of(Revision);

    /// <summary>The event for the list oracle.</summary>
    public OracleEvent Listed => new(
        Id,
        Fields.Calendar,
        Fields.Case,
        Fields.Subject,
        Fields.Service,
        [.. Fields.Users],
        Fields.Title,
        Fields.IsAllday,
        Fields.Start,
        Fields.End,
        Fields.Alert,
        SentAt,
        CreatedAt,
        UpdatedAt,
        Fields.ShowAs);

    public static PlainEvent New(long id, EventFields fields, long createdAt) =>
        new(id, fields, null, createdAt, createdAt, 1, null, [PlainAlert.Of(fields.Alert)]);

    /// <summary>The event after a change; the same event if nothing changes.</summary>
    public PlainEvent Change(EventFields fields, long now)
    {
        if (fields.Text == Fields.Text)
        {
            return this;
        }

        bool isOtherAlert = fields.Alert != Fields.Alert;
        return this with
        {
            Fields = fields,
            SentAt = isOtherAlert ? null : SentAt,
            UpdatedAt = Math.Max(now, UpdatedAt + 1),
            Revision = Revision + 1,
            Armed = isOtherAlert ? Revision + 1 : Armed,
            Alerts = isOtherAlert ? [PlainAlert.Of(fields.Alert)] : Alerts,
        };
    }

    /// <summary>The event after all receivers have accepted the alert.</summary>
    public PlainEvent Stamp(long now) =>
        this with { SentAt = now, UpdatedAt = Math.Max(now, UpdatedAt + 1), Revision = Revision + 1 };
}
