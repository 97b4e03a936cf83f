namespace Events.Reliability.Tests.Model.State;

/// <summary>A deleted event.</summary>
internal sealed record PlainDeletion(long Id, long Calendar, long At)
{
    private const long KeptFor = 90 * 24 * 60 * 60;

    /// <summary>The item in the list of deleted events.</summary>
    public string Json => $$"""{"id":{{Id}},"calendar_id":{{Calendar}},"deleted_at":"{{WrittenTime.Of(At)}}"}""";

    public bool IsKeptAt(long now) => now < At + KeptFor;
}
