using System.Diagnostics.CodeAnalysis;
using LocalCosmos.Queries;
using LocalCosmos.Resources;

namespace LocalCosmos.Documents;

/// <summary>One copy of a partition's documents. Not safe to share: its partition's lock guards it.</summary>
internal sealed class Replica(ContainerDefinition container, long lsn)
{
    private readonly Dictionary<DocumentKey, StoredDocument> _documents = [];
    private readonly PriorityQueue<StoredDocument, long> _ends = new();
    private readonly HashSet<DocumentKey> _ended = [];

    /// <summary>The number of the last write that it holds.</summary>
    public long Lsn { get; private set; } = lsn;

    /// <summary>The documents in the orders that queries need.</summary>
    public DocumentIndex Index { get; } = new(container.Indexing);

    public IEnumerable<StoredDocument> Documents => _documents.Values;

    public bool TryFind(DocumentKey key, [NotNullWhen(true)] out StoredDocument? document) => _documents.TryGetValue(key, out document);

    /// <summary>Whether a document has lived its time and is not removed.</summary>
    public bool HasEnded(DocumentKey key) => _ended.Contains(key);

    /// <summary>Counts on from a write that is known.</summary>
    public void Resume(long last) => Lsn = last;

    /// <summary>Takes in a write.</summary>
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

    /// <summary>Removes what has lived its time.</summary>
    /// <param name="now">The second that it is, in Unix time.</param>
    /// <param name="isLeft">Whether it is only hidden, so that its id stays taken.</param>
    /// <param name="removed">Called with each that went.</param>
    public void RemoveEnded(long now, bool isLeft, Action<StoredDocument>? removed = null)
    {
        if (!isLeft)
        {
            _ended.Clear();
        }

        while (_ends.TryPeek(out var document, out var end) && end <= now)
        {
            _ends.Dequeue();
            // It may have been written again since, with an end of its own.
            if (_documents.TryGetValue(document.Key, out var current) && ReferenceEquals(current, document))
            {
                Remove(document.Key);
                removed?.Invoke(document);
                if (isLeft)
                {
                    _ended.Add(document.Key);
                }
            }
        }
    }

    private void Put(StoredDocument document)
    {
        Remove(document.Key);
        _ended.Remove(document.Key);
        _documents.Add(document.Key, document);
        Index.Add(document);
        if (TimeToLive.EndOf(document, container.DefaultTimeToLive) is { } end)
        {
            _ends.Enqueue(document, end);
        }
    }

    private void Remove(DocumentKey key)
    {
        if (_documents.Remove(key, out var document))
        {
            Index.Remove(document);
        }
    }
}
