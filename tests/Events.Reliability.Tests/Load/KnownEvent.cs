using System.Text.Json.Nodes;

namespace Events.Reliability.Tests.Load;

/// <summary>An event as the service returned it last.</summary>
/// <param name="Text">The text of the answer.</param>
internal sealed record KnownEvent(string Text)
{
    private const string AlertAt = "alert_at";
    private const string AlertSentAt = "alert_sent_at";
    private const string UpdatedAt = "updated_at";

    private JsonObject Members { get; } = JsonNode.Parse(Text)!.AsObject();

    public long Id => (long)Members["id"]!;

    public string StartAt => (string)Members["start_at"]!;

    /// <summary>Whether it has an alert that is not known to be sent.</summary>
    public bool IsAlertOwed => Members[AlertAt] is not null && Members[AlertSentAt] is null;

    /// <summary>When its alert is due; null without one.</summary>
    public DateTimeOffset? AlertDue => Members[AlertAt]?.GetValue<DateTimeOffset>();

    /// <summary>Takes a later answer. It must be the same, except that a pending alert may have been stamped.</summary>
    public KnownEvent SeenAs(string text)
    {
        if (text == Text)
        {
            return this;
        }

        KnownEvent seen = new(text);
        Assert.True(IsAlertOwed && !seen.IsAlertOwed && seen.IsNewerThan(this) && seen.IsSameBut(this, AlertSentAt, UpdatedAt), $"{Text} became {text}");
        return seen;
    }

    /// <summary>Takes the answer to a change of the title, which may also show for the first time that the alert was sent.</summary>
    public KnownEvent ChangedTo(string text, string title)
    {
        KnownEvent changed = new(text);
        Assert.True(
            changed.IsNewerThan(this) && changed.IsSameBut(this, "title", UpdatedAt, IsAlertOwed ? AlertSentAt : UpdatedAt) && (string)changed.Members["title"]! == title,
            $"{Text} became {text} for the title {title}");
        return changed;
    }

    private bool IsNewerThan(KnownEvent other) =>
        string.CompareOrdinal((string)Members[UpdatedAt]!, (string)other.Members[UpdatedAt]!) > 0;

    private bool IsSameBut(KnownEvent other, params string[] but) =>
        Members.Count == other.Members.Count
        && Members.All(member => but.Contains(member.Key) || JsonNode.DeepEquals(member.Value, other.Members[member.Key]));
}
