using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Testing.Http;
using Events.Tests.Shared;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>Reads stored documents as JSON.</summary>
internal static class Stored
{
    /// <summary>The event as the API returns it for a document of any schema.</summary>
    public static string Completed(JsonObject document)
    {
        JsonObject completed = document["event"]!.DeepClone().AsObject();
        AddedMembers.AddTo(completed, (int)document["schema"]!);
        return Text(completed);
    }

    /// <summary>Writes equal JSON as equal text.</summary>
    public static string Text(JsonNode json) => JsonText.Of(JsonElement.Parse(json.ToJsonString()));

    /// <summary>Checks that the claim is the same. A member with null counts as missing.</summary>
    public static void SameClaim(JsonObject before, JsonObject after) => Assert.Equal(Claim(before), Claim(after));

    private static string? Claim(JsonObject document) => document["claim"] is JsonObject claim
        ? string.Join(',', claim.Where(member => member.Value is not null).OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{member.Value!.ToJsonString()}"))
        : null;
}
