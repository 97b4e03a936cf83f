using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Events.Reliability.Tests.Model.State;

/// <summary>
/// The fields of an event that a client sets, with times in seconds since 1970. <c>timezone</c>, <c>body</c> and <c>address</c> are always null.
/// <c>FixedAlert</c> is <c>alert_at</c> where <c>AlertBefore</c>, the minutes before the start, does not set it.
/// </summary>
internal sealed record EventFields(
    long Calendar,
    long Case,
    long? Subject,
    long? Service,
    long Start,
    long End,
    bool IsAllday,
    string Title,
    IReadOnlyList<long> Users,
    long? FixedAlert,
    string ShowAs,
    int? AlertBefore)
{
    /// <summary>The options that write JSON as the API does.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>When the alert is due.</summary>
    public long? Alert => AlertBefore is { } minutes ? Start - (60L * minutes) : FixedAlert;

    /// <summary>The members of a body that creates the event.</summary>
    public JsonObject Members => new()
    {
        ["casefile_id"] = Case,
        ["calendar_id"] = Calendar,
        ["subject_id"] = Subject,
        ["case_service_id"] = Service,
        ["start_at"] = WrittenTime.Of(Start),
        ["end_at"] = WrittenTime.Of(End),
        ["is_allday"] = IsAllday,
        ["title"] = Title,
        ["users_list"] = new JsonArray([.. Users.Select(user => JsonValue.Create(user))]),
        ["alert_at"] = AlertBefore is null && FixedAlert is { } alert ? WrittenTime.Of(alert) : null,
        ["show_as"] = ShowAs,
        ["alert_before"] = AlertBefore,
    };

    /// <summary>The members as text, for comparisons.</summary>
    public string Text => Members.ToJsonString(Json);
}
