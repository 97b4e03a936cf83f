using System.Text;
using System.Text.Json;
using LocalCosmos.Documents;
using LocalCosmos.Indexing;
using LocalCosmos.Json;
using LocalCosmos.Queries.Execution;

namespace LocalCosmos.Tests.Queries;

/// <summary>Documents in an index, and queries over them, without a server.</summary>
internal sealed class TestContainer
{
    /// <summary>Indexes every property, with composite indexes of (a, b) and (a descending, b, c).</summary>
    public const string Wildcard = """
        { "indexingMode": "consistent", "includedPaths": [{ "path": "/*" }], "excludedPaths": [{ "path": "/hidden/*" }],
          "compositeIndexes": [[{ "path": "/a" }, { "path": "/b" }], [{ "path": "/a", "order": "descending" }, { "path": "/b" }, { "path": "/c" }]] }
        """;

    /// <summary>Indexes only a, b, c and the elements of tags, by name, with the same composite indexes.</summary>
    public const string Named = """
        { "indexingMode": "consistent", "includedPaths": [{ "path": "/a/?" }, { "path": "/b/?" }, { "path": "/c/?" }, { "path": "/tags/[]/?" }], "excludedPaths": [{ "path": "/*" }],
          "compositeIndexes": [[{ "path": "/a" }, { "path": "/b" }], [{ "path": "/a", "order": "descending" }, { "path": "/b" }, { "path": "/c" }]] }
        """;

    private readonly Dictionary<string, StoredDocument> _documents = [];
    private readonly string _partitionKeyPath;
    private long _sequence;

    public TestContainer(string policy = Wildcard, string partitionKeyPath = "/pk")
    {
        _partitionKeyPath = partitionKeyPath;
        using JsonDocument document = JsonDocument.Parse(policy);
        Index = new DocumentIndex(IndexingPolicy.Parse(document.RootElement.Clone(), PropertyPath.Parse(partitionKeyPath)));
    }

    public DocumentIndex Index { get; }

    public IReadOnlyCollection<StoredDocument> Documents => _documents.Values;

    /// <summary>Adds documents. Their ids count from 1.</summary>
    public TestContainer With(params string[] properties)
    {
        foreach (string text in properties)
        {
            Add(text);
        }
        return this;
    }

    public StoredDocument Add(string properties)
    {
        string id = (++_sequence).ToString(System.Globalization.CultureInfo.InvariantCulture);
        string separator = string.IsNullOrWhiteSpace(properties) ? "" : ",";
        byte[] bytes = Encoding.UTF8.GetBytes($$"""{"id":"{{id}}"{{separator}}{{properties}}}""");
        JsonElement body = JsonDocument.Parse(bytes).RootElement;
        string partitionKey = body.TryGetProperty(_partitionKeyPath[1..], out JsonElement value) ? value.GetRawText() : "{}";
        StoredDocument document = new(_sequence, id, partitionKey, body, bytes);
        _documents.Add(id, document);
        Index.Add(document);
        return document;
    }

    public void Remove(string id)
    {
        Index.Remove(_documents[id]);
        _documents.Remove(id);
    }

    public QueryPage Page(string text, string? parameters = null, string? partitionKey = null, int maxItemCount = 1000, string? continuation = null)
    {
        using JsonDocument document = JsonDocument.Parse(parameters ?? "{}");
        Dictionary<string, JsonElement> values = document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.Clone());
        return QueryExecution.Run(Index, new QueryRequest(text, values, partitionKey, maxItemCount, continuation));
    }

    /// <summary>The results of all pages, as JSON.</summary>
    public List<string> All(string text, string? parameters = null, string? partitionKey = null, int maxItemCount = 1000)
    {
        List<string> results = [];
        string? continuation = null;
        do
        {
            QueryPage page = Page(text, parameters, partitionKey, maxItemCount, continuation);
            results.AddRange(page.Items.Select(item => Encoding.UTF8.GetString(item.Span)));
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return results;
    }

    /// <summary>The ids of the results in their order, as one string.</summary>
    public string Ids(string rest, string? parameters = null, string? partitionKey = null, int maxItemCount = 1000) =>
        string.Join(' ', All($"SELECT VALUE c.id FROM c {rest}", parameters, partitionKey, maxItemCount).Select(id => id.Trim('"')));
}
