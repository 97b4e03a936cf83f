using System.Text.Json.Nodes;

namespace Events.Testing.Evolution;

/// <summary>Documents that no version of the service wrote. In each one, one member of a good document has another value or is missing.</summary>
internal static class DamagedDocuments
{
    // The values of one kind take turns from member to member.
    private static readonly string?[][] Garbage =
    [
        [null],
        ["null"],
        ["true"],
        ["\"text\"", "\"\"", "\"2100-01-01T00:00:00Z\""],
        ["[]", "[null]"],
        ["{}"],
        ["-1", "12.5", "4102444800"],
        ["0", "1e300", "9007199254740993"],
    ];

    /// <summary>A form with garbage of each kind in each member in turn. The id, the partition key and the time to live stay, since the database checks them.</summary>
    /// <param name="form">The good form.</param>
    /// <param name="firstId">The id of the first document.</param>
    public static IEnumerable<(long Id, string Damage, string Document)> Of(StoredForm form, long firstId)
    {
        long id = firstId;
        foreach ((int index, string path) in Paths(JsonNode.Parse(form.Json(1))!.AsObject()).Index())
        {
            // LocalCosmos does not sort arrays and objects.
            bool isSorted = path is "keys.number" or "deleted_number";
            foreach (string? garbage in Garbage.Select(kind => kind[index % kind.Length]).Where(garbage => !isSorted || garbage is null or not ['[' or '{', ..]))
            {
                JsonObject document = JsonNode.Parse(form.Json(id))!.AsObject();
                (JsonObject parent, string name) = Find(document, path);
                parent.Remove(name);
                if (garbage is not null)
                {
                    parent[name] = JsonNode.Parse(garbage);
                }

                yield return (id++, $"{form.Name}: {path} is {garbage ?? "missing"}", document.ToJsonString());
            }
        }
    }

    private static IEnumerable<string> Paths(JsonObject document) => document
        .Where(member => member.Key is not ("id" or "calendar_id" or "ttl"))
        .SelectMany(member => member.Value is JsonObject inner
            ? inner.Select(each => $"{member.Key}.{each.Key}").Prepend(member.Key)
            : [member.Key]);

    private static (JsonObject Parent, string Name) Find(JsonObject document, string path) => path.Split('.') switch
    {
        [string parent, string name] => (document[parent]!.AsObject(), name),
        _ => (document, path),
    };
}
