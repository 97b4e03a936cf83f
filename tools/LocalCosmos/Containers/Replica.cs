using System.Diagnostics.CodeAnalysis;
using LocalCosmos.Documents;
using LocalCosmos.Indexing;

namespace LocalCosmos.Containers;

/// <summary>One copy of the documents of a range. It is not thread-safe: the lock of the range guards it.</summary>
internal sealed class Replica(ContainerDefinition container, long lsn)
{
    private readonly Dictionary<DocumentKey, StoredDocument> _documents = [];
    private readonly PriorityQueue<StoredDocument, long> _expirations = new();
    private readonly HashSet<DocumentKey> _expired = [];

    /// <summary>The log sequence number (LSN) of the last write that the replica holds.</summary>
    public long Lsn { get; private set; } = lsn;

    public DocumentIndex Index { get; } = new(container.IndexingPolicy);

    public IEnumerable<StoredDocument> Documents => _documents.Values;

    public bool TryFind(DocumentKey key, [NotNullWhen(true)] out StoredDocument? document) => _documents.TryGetValue(key, out document);

    /// <summary>Whether a document has expired and its id is still in use.</summary>
    public bool IsExpired(DocumentKey key) => _expired.Contains(key);

    /// <summary>Sets the LSN of the last write.</summary>
    public void Resume(long last) => Lsn = last;

    /// <summary>Applies a write.</summary>
    public void Apply(Change change)
    {
        Lsn = change.Lsn;
        if (change.Document is { } document)
        {
            Put(document);
        }
        else
        {
            Remove(change.Key);
        }
    }

    /// <summary>Removes expired documents.</summary>
    /// <param name="now">The current second, in Unix time.</param>
    /// <param name="leavesIds">Whether the ids of expired documents stay in use.</param>
    /// <param name="removed">Called for each removed document.</param>
    public void RemoveExpired(long now, bool leavesIds, Action<StoredDocument>? removed = null)
    {
        if (!leavesIds)
        {
            _expired.Clear();
        }

        while (_expirations.TryPeek(out StoredDocument? document, out long expiration) && expiration <= now)
        {
            _expirations.Dequeue();
            // A later write of the document has a time to live of its own.
            if (_documents.TryGetValue(document.Key, out StoredDocument? current) && ReferenceEquals(current, document))
            {
                Remove(document.Key);
                removed?.Invoke(document);
                if (leavesIds)
                {
                    _expired.Add(document.Key);
                }
            }
        }
    }

    private void Put(StoredDocument document)
    {
        Remove(document.Key);
        _expired.Remove(document.Key);
        _documents.Add(document.Key, document);
        Index.Add(document);
        if (TimeToLive.ExpirationOf(document, container.DefaultTimeToLive) is { } expiration)
        {
            _expirations.Enqueue(document, expiration);
        }
    }

    private void Remove(DocumentKey key)
    {
        if (_documents.Remove(key, out StoredDocument? document))
        {
            Index.Remove(document);
        }
    }
}
