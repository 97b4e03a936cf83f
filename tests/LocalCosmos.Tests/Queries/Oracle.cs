using System.Text.Json.Nodes;
using LocalCosmos.Documents;

namespace LocalCosmos.Tests.Queries;

/// <summary>Evaluates queries without an index, by filtering and sorting a list.</summary>
internal static class Oracle
{
    private static readonly JsonNode Parameters = JsonNode.Parse(OracleFilter.Parameters)!;

    public static List<string> Ids(IEnumerable<StoredDocument> documents, OracleFilter filter, string order, string? partitionKey)
    {
        List<(string Path, bool Descending)> items =
            [.. order.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(item => (item.Split(' ')[0], item.EndsWith("DESC", StringComparison.Ordinal)))];
        List<(long Sequence, string Id, JsonNode Node)> matches = documents
            .Where(document => partitionKey is null || document.PartitionKey == partitionKey)
            .Select(document => (document.Sequence, document.Id, Node: JsonNode.Parse(document.Bytes.Span)!))
            .Where(document => filter.Holds(document.Node) == true)
            .ToList();
        matches.Sort((x, y) =>
        {
            foreach ((string path, bool descending) in items)
            {
                int result = CompareKeys(Key(path, x.Node, items.Count > 1), Key(path, y.Node, items.Count > 1));
                if (result != 0)
                {
                    return descending ? -result : result;
                }
            }
            return items.Count > 0 && items[0].Descending ? y.Sequence.CompareTo(x.Sequence) : x.Sequence.CompareTo(y.Sequence);
        });
        return [.. matches.Select(match => match.Id)];
    }

    /// <summary>The value of a path, a parameter or a literal.</summary>
    public static (bool IsDefined, JsonNode? Node) Value(string operand, JsonNode document)
    {
        if (operand.StartsWith('@'))
        {
            return (true, Parameters[operand]);
        }
        if (!operand.StartsWith('c'))
        {
            return (true, JsonNode.Parse(operand.Replace('\'', '"')));
        }
        (bool IsDefined, JsonNode? Node) value = (true, document);
        foreach (string? name in operand.Split(['.', '[', ']', '\''], StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            JsonNode? inner = null;
            bool found = value.Node is JsonObject parent && parent.TryGetPropertyValue(name, out inner);
            value = (found, inner);
        }
        return value;
    }

    public static bool? Compare((bool IsDefined, JsonNode? Node) left, string comparison, (bool IsDefined, JsonNode? Node) right)
    {
        if (!left.IsDefined || Rank(left) != Rank(right))
        {
            return null;
        }
        if (left.Node is JsonArray or JsonObject)
        {
            return comparison == "=" ? JsonNode.DeepEquals(left.Node, right.Node) : null;
        }
        int order = CompareKeys(left, right);
        return comparison switch
        {
            "=" => order == 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            _ => order != 0,
        };
    }

    private static (bool IsDefined, JsonNode? Node) Key(string path, JsonNode document, bool composite)
    {
        (bool IsDefined, JsonNode? Node) value = Value(path, document);
        return composite && value.Node is JsonArray or JsonObject ? (false, null) : value;
    }

    private static int CompareKeys((bool IsDefined, JsonNode? Node) x, (bool IsDefined, JsonNode? Node) y) => (Rank(x), Rank(y)) switch
    {
        (int left, int right) when left != right => left.CompareTo(right),
        (2, _) => x.Node!.GetValue<bool>().CompareTo(y.Node!.GetValue<bool>()),
        (3, _) => x.Node!.GetValue<double>().CompareTo(y.Node!.GetValue<double>()),
        (4, _) => string.CompareOrdinal(x.Node!.GetValue<string>(), y.Node!.GetValue<string>()),
        _ => 0,
    };

    private static int Rank((bool IsDefined, JsonNode? Node) value) => value switch
    {
        (false, _) => 0,
        (_, null) => 1,
        (_, JsonArray) => 5,
        (_, JsonObject) => 6,
        _ => value.Node.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => 2,
            System.Text.Json.JsonValueKind.Number => 3,
            _ => 4,
        },
    };
}
