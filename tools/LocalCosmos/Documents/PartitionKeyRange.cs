using LocalCosmos.Partitioning;
using LocalCosmos.Patching;
using LocalCosmos.Queries;
using LocalCosmos.Resources;
using LocalCosmos.Server;

namespace LocalCosmos.Documents;

/// <summary>One physical partition of a container. Every operation is atomic under its lock.</summary>
internal sealed class PartitionKeyRange(PartitionKeyRangeDefinition definition, Container container, TimeProvider timeProvider, long lsn)
{
    private const string Missing = "Entity with the specified id does not exist in the system.";
    private const string Duplicate = "Entity with the specified id already exists in the system.";
    private const string NotUnique = "Unique index constraint violation.";
    private const string PreconditionFailed = "One of the specified pre-condition is not met.";

    private readonly Lock _gate = new();
    private readonly string _self = $"dbs/{container.Database.ResourceId}/colls/{container.ResourceId}/";
    private Replicas _replicas = new(container.Definition, container.IsStale, lsn);
    private readonly UniqueKeys _uniqueKeys = new(container.Definition.UniqueKeys);

    private Replica Primary => _replicas.Primary;

    /// <summary>Which keys it holds, and where it comes from.</summary>
    public PartitionKeyRangeDefinition Definition => definition;

    /// <summary>Its number among the container's, in decimal.</summary>
    public string Id => definition.Id;

    public string ResourceId { get; } = Resources.ResourceId.OfPartitionKeyRange(container.Database.Number, container.Number, definition.Number);

    /// <summary>Whether it was split: its children hold what it held, and it answers nothing any more.</summary>
    public bool IsGone { get; private set; }

    public ReadResult Read(DocumentKey key, ReadConsistency consistency)
    {
        lock (_gate)
        {
            Prepare();
            var replica = _replicas.For(consistency, definition);
            replica.TryFind(key, out var document);
            return new ReadResult(document, replica.Lsn);
        }
    }

    /// <summary>One page of a query, and the last write that the replica that answered holds.</summary>
    /// <exception cref="BadQueryException">The query is not one that can be answered.</exception>
    public (QueryPage Page, long Lsn) Query(QueryRequest query, ReadConsistency consistency)
    {
        lock (_gate)
        {
            Prepare();
            var replica = _replicas.For(consistency, definition);
            return (QueryEngine.Execute(replica.Index, query), replica.Lsn);
        }
    }

    public WriteResult Create(DocumentDraft draft)
    {
        lock (_gate)
        {
            Prepare();
            return Primary.TryFind(draft.Key, out _) || Primary.HasEnded(draft.Key) ? Refused(409, Duplicate) : Put(draft, null);
        }
    }

    public WriteResult Upsert(DocumentDraft draft, string? ifMatch)
    {
        lock (_gate)
        {
            Prepare();
            Primary.TryFind(draft.Key, out var current);
            return current is not null && !Matches(current, ifMatch) ? Refused(412, PreconditionFailed) : Put(draft, current);
        }
    }

    public WriteResult Replace(DocumentDraft draft, string? ifMatch)
    {
        lock (_gate)
        {
            Prepare();
            if (!Primary.TryFind(draft.Key, out var current))
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
            Prepare();
            if (!Primary.TryFind(key, out var current))
            {
                return Refused(404, Missing);
            }

            if (!Matches(current, ifMatch))
            {
                return Refused(412, PreconditionFailed);
            }

            Commit(new Change(Primary.Lsn + 1, key, null), current);
            return new WriteResult(204, Primary.Lsn, null, current);
        }
    }

    /// <summary>Changes parts of a document.</summary>
    /// <exception cref="RefusedException">The document does not have what the patch needs.</exception>
    public WriteResult Patch(DocumentKey key, Patch patch, string? ifMatch)
    {
        lock (_gate)
        {
            Prepare();
            if (!Primary.TryFind(key, out var current))
            {
                return Refused(404, Missing);
            }

            return Matches(current, ifMatch) && patch.Holds(current.Body)
                ? Put(DocumentDraft.Parse(patch.Apply(current.Body), container.Definition), current)
                : Refused(412, PreconditionFailed);
        }
    }

    /// <summary>Writes a document as it is, if there is one; whether there was.</summary>
    public bool Touch(DocumentKey key)
    {
        lock (_gate)
        {
            Prepare();
            if (!Primary.TryFind(key, out var current))
            {
                return false;
            }

            Put(DocumentDraft.Parse(current.Bytes, container.Definition), current);
            return true;
        }
    }

    /// <summary>Lets the secondary have all writes.</summary>
    public void CatchUp()
    {
        lock (_gate)
        {
            _replicas.CatchUp();
        }
    }

    /// <summary>All documents and the number of the last write, at one moment.</summary>
    public (IReadOnlyList<StoredDocument> Documents, long Lsn) Snapshot()
    {
        lock (_gate)
        {
            RemoveEnded();
            return ([.. Primary.Documents], Primary.Lsn);
        }
    }

    /// <summary>Takes up the count of writes where a journal left off.</summary>
    public void Resume(long last)
    {
        lock (_gate)
        {
            _replicas.Resume(last);
        }
    }

    /// <summary>Takes in a write that a journal kept.</summary>
    public void Load(Change change)
    {
        lock (_gate)
        {
            Primary.TryFind(change.Key, out var current);
            Register(change, current);
            _replicas.Load(change);
        }
    }

    /// <summary>Arranges the documents anew after the container's definition changed.</summary>
    public void Rebuild()
    {
        lock (_gate)
        {
            RemoveEnded();
            var before = Primary;
            _replicas = new Replicas(container.Definition, container.IsStale, before.Lsn);
            foreach (var document in before.Documents)
            {
                _replicas.Load(new Change(before.Lsn, document.Key, document));
            }
        }
    }

    /// <summary>Gives all that it holds to children, and is gone.</summary>
    /// <param name="children">What they are to be; together they hold its keys.</param>
    public IReadOnlyList<PartitionKeyRange> Split(IReadOnlyList<PartitionKeyRangeDefinition> children)
    {
        lock (_gate)
        {
            Prepare();
            container.Journal?.WriteSplit(container, Id);
            var ranges = children.Select(child => new PartitionKeyRange(child, container, timeProvider, Primary.Lsn)).ToList();
            foreach (var document in Primary.Documents)
            {
                var key = EffectivePartitionKey.Of(document.PartitionKey);
                ranges.Single(range => range.Definition.Keys.Contains(key)).Load(new Change(Primary.Lsn, document.Key, document));
            }

            IsGone = true;
            return ranges;
        }
    }

    private void Prepare()
    {
        if (IsGone)
        {
            throw RefusedException.RangeGone(Id);
        }

        RemoveEnded();
    }

    private WriteResult Put(DocumentDraft draft, StoredDocument? current)
    {
        if (_uniqueKeys.IsTaken(draft.Key, draft.Body))
        {
            return Refused(409, NotUnique);
        }

        var sequence = current?.Sequence ?? container.NextSequence();
        var number = Primary.Lsn + 1;
        var document = DocumentComposer.Compose(
            draft,
            sequence,
            _self,
            Resources.ResourceId.OfDocument(container.Database.Number, container.Number, sequence),
            $"{Id}-{number:x16}",
            timeProvider.GetUtcNow().ToUnixTimeSeconds());
        Commit(new Change(number, draft.Key, document), current);
        return new WriteResult(current is null ? 201 : 200, number, document, current);
    }

    private void Commit(Change change, StoredDocument? current)
    {
        // First the journal: what it could not take in was not done.
        container.Journal?.Write(container, Id, change);
        Register(change, current);
        _replicas.Apply(change);
    }

    private void Register(Change change, StoredDocument? current)
    {
        if (current is not null)
        {
            _uniqueKeys.Remove(current);
        }

        if (change.Document is { } document)
        {
            _uniqueKeys.Add(document);
        }
    }

    private void RemoveEnded() => _replicas.RemoveEnded(
        timeProvider.GetUtcNow().ToUnixTimeSeconds(), container.Database.Account.LeavesEnded, _uniqueKeys.Remove);

    private WriteResult Refused(int status, string message) => new(status, Primary.Lsn, Message: message);

    private static bool Matches(StoredDocument current, string? ifMatch) => ifMatch is null or "*" || ifMatch == current.ETag;
}
