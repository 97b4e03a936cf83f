using System.Text.Json.Nodes;
using Events.Core.Events.Storing;

namespace Events.Tests.Shared;

/// <summary>The members that the schemas after the first one added to an event. This is the only list of them in the tests.</summary>
public static class AddedMembers
{
    /// <summary>All of them, in the order of the answer.</summary>
    public static IReadOnlyList<AddedMember> All { get; } =
    [
        new(2, "show_as", "\"busy\"", ["\"free\"", "\"FREE\""]),
        new(2, "alert_before", "null", ["30", "0", "527040", "-1"]),
    ];

    /// <summary>The schemas before the newest one.</summary>
    public static IEnumerable<int> OlderSchemas => Enumerable.Range(1, StoredDocument.NewestSchema - 1);

    /// <summary>What an event of a schema lacks at its end, as the text of JSON, for example <c>,"show_as":"busy"</c>.</summary>
    public static string TextAfter(int schema) => string.Concat(After(schema).Select(member => $",\"{member.Name}\":{member.Default}"));

    /// <summary>Adds to an event of a schema what it lacks.</summary>
    public static void AddTo(JsonObject older, int schema)
    {
        foreach (AddedMember member in After(schema))
        {
            older.Add(member.Name, JsonNode.Parse(member.Default));
        }
    }

    /// <summary>Removes from an event what a schema lacks.</summary>
    public static void RemoveFrom(JsonObject newest, int schema)
    {
        foreach (AddedMember member in After(schema))
        {
            newest.Remove(member.Name);
        }
    }

    private static IEnumerable<AddedMember> After(int schema) => All.Where(member => member.Schema > schema);
}
