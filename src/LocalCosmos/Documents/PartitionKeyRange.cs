using LocalCosmos.Resources;

namespace LocalCosmos.Documents;

/// <summary>One physical partition of a container. Every operation is atomic under its lock.</summary>
internal sealed class PartitionKeyRange(string id, Container container, TimeProvider timeProvider)
{
    private const string Missing = "Entity with the specified id does not exist in the system.";
    private const string Duplicate = "Entity with the specified id already exists in the system.";
    private const string NotUnique = "Unique index constraint violation.";
    private const string PreconditionFailed = "One of the specified pre-condition is not met.";

    private readonly Lock _gate = new();
    private readonly string _self = $"dbs/{container.Database.ResourceId}/colls/{container.ResourceId}/";
    private Replica _primary = new(container.Definition.DefaultTimeToLive);
    private readonly UniqueKeys _uniqueKeys = new(container.Definition.UniqueKeys);

    /// <summary>Its number among the container's, in decimal.</summary>
    public string Id => id;

    public string ResourceId { get; } = Resources.ResourceId.OfPartitionKeyRange(container.Database.Number, container.Number, 0);

    public ReadResult Read(DocumentKey key)
    {
        lock (_gate)
        {
            RemoveEnded();
            _primary.TryFind(key, out var document);
            return new ReadResult(document, _primary.Lsn);
        }
    }

    public WriteResult Create(DocumentDraft draft)
    {
        lock (_gate)
        {
            RemoveEnded();
            return _primary.TryFind(draft.Key, out _) ? Refused(409, Duplicate) : Put(draft, null);
        }
    }

    public WriteResult Upsert(DocumentDraft draft, string? ifMatch)
    {
        lock (_gate)
        {
            RemoveEnded();
            _primary.TryFind(draft.Key, out var current);
            return current is not null && !Matches(current, ifMatch) ? Refused(412, PreconditionFailed) : Put(draft, current);
        }
    }

    public WriteResult Replace(DocumentDraft draft, string? ifMatch)
    {
        lock (_gate)
        {
            RemoveEnded();
            if (!_primary.TryFind(draft.Key, out var current))
            {
                return Refused(404, Missing);
            }

            return Matches(current, ifMatch) ? Put(draft, current) : Refused(412, PreconditionFailed);
        }
    }

    public WriteResult Delete(DocumentKey key, string? ifMatch)
    {
        lock (_gate)
        {
            RemoveEnded();
            if (!_primary.TryFind(key, out var current))
            {
                return Refused(404, Missing);
            }

            if (!Matches(current, ifMatch))
            {
                return Refused(412, PreconditionFailed);
            }

            Commit(new Change(_primary.Lsn + 1, key, null), current);
            return new WriteResult(204, _primary.Lsn, null, current);
        }
    }

    /// <summary>Arranges the documents anew after the container's definition changed.</summary>
    public void Rebuild()
    {
        lock (_gate)
        {
            var documents = _primary.Documents.ToList();
            var lsn = _primary.Lsn;
            _primary = new Replica(container.Definition.DefaultTimeToLive);
            foreach (var document in documents)
            {
                _primary.Apply(new Change(lsn, document.Key, document));
            }
        }
    }

    private WriteResult Put(DocumentDraft draft, StoredDocument? current)
    {
        if (_uniqueKeys.IsTaken(draft.Key, draft.Body))
        {
            return Refused(409, NotUnique);
        }

        var sequence = current?.Sequence ?? container.NextSequence();
        var lsn = _primary.Lsn + 1;
        var document = DocumentComposer.Compose(
            draft,
            sequence,
            _self,
            Resources.ResourceId.OfDocument(container.Database.Number, container.Number, sequence),
            $"{id}-{lsn:x16}",
            timeProvider.GetUtcNow().ToUnixTimeSeconds());
        Commit(new Change(lsn, draft.Key, document), current);
        return new WriteResult(current is null ? 201 : 200, lsn, document, current);
    }

    private void Commit(Change change, StoredDocument? current)
    {
        if (current is not null)
        {
            _uniqueKeys.Remove(current);
        }

        if (change.Document is { } document)
        {
            _uniqueKeys.Add(document);
        }

        _primary.Apply(change);
    }

    private void RemoveEnded() => _primary.RemoveEnded(timeProvider.GetUtcNow().ToUnixTimeSeconds(), _uniqueKeys.Remove);

    private WriteResult Refused(int status, string message) => new(status, _primary.Lsn, Message: message);

    private static bool Matches(StoredDocument current, string? ifMatch) => ifMatch is null or "*" || ifMatch == current.ETag;
}
