namespace Events.Testing.Evolution;

/// <summary>Tombstones in every form that a version of the service stored before schema 2.</summary>
internal static class OlderTombstones
{
    /// <summary>Every form.</summary>
    public static IReadOnlyList<StoredForm> All { get; } =
    [
        // Without the time of the create.
        new(
            "deleted",
            "271843d",
            """
            {"id":"$id","calendar_id":7,"deleted_at":1772452800,"deleted_number":$id,"ttl":7776000,"write":"8f14e45fceea467a9a36dedd4bea2543",
            "deleted":{"id":$id,"calendar_id":7,"deleted_at":"2026-03-02T12:00:00Z"}}
            """),

        // With the time of the create.
        new(
            "deleted with its creation",
            "53fdb9c",
            """
            {"id":"$id","calendar_id":7,"deleted_at":1772452800,"deleted_number":$id,"created_at":1772366400,"ttl":7776000,"write":"8f14e45fceea467a9a36dedd4bea2543",
            "deleted":{"id":$id,"calendar_id":7,"deleted_at":"2026-03-02T12:00:00Z"}}
            """),

        // With the name of the create.
        new(
            "deleted with its name",
            "0779d65",
            """
            {"id":"$id","calendar_id":7,"deleted_at":1772452800,"deleted_number":$id,"created_at":1772366400,"ttl":7776000,"create":"1f2e3d4c5b6a7988","write":"0b6a2f0c7d3e4c1f",
            "deleted":{"id":$id,"calendar_id":7,"deleted_at":"2026-03-02T12:00:00Z"}}
            """),
    ];

    /// <summary>The names of the forms.</summary>
    public static TheoryData<string> Names { get; } = [.. All.Select(form => form.Name)];

    /// <summary>The form with this name.</summary>
    public static StoredForm Of(string name) => All.Single(form => form.Name == name);
}
