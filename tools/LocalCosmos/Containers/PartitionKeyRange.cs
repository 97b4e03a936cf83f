using LocalCosmos.Documents;
using LocalCosmos.Errors;
using LocalCosmos.Partitioning;
using LocalCosmos.Patching;
using LocalCosmos.Queries.Execution;

namespace LocalCosmos.Containers;

/// <summary>One physical partition of a container. A lock makes every operation atomic.</summary>
internal sealed class PartitionKeyRange(PartitionKeyRangeDefinition definition, Container container, long lsn)
{
    private const string Missing = "Entity with the specified id does not exist in the system.";
    private const string Duplicate = "Entity with the specified id already exists in the system.";
    private const string NotUnique = "Unique index constraint violation.";
    private const string PreconditionFailed = "One of the specified pre-condition is not met.";

    private readonly Lock _gate = new();
    private readonly string _containerLink = container.Address.SelfLink;
    private readonly UniqueKeys _uniqueKeys = new(container.Definition.UniqueKeys);
    private Replicas _replicas = new(container.Definition, container.Settings.StaleReads, lsn);

    private Replica Primary => _replicas.Primary;

    /// <summary>The keys that the range holds, and the ranges that were split into it.</summary>
    public PartitionKeyRangeDefinition Definition => definition;

    /// <summary>The number of the range in the container, in decimal.</summary>
    public string Id => definition.Id;

    public string ResourceId { get; } = container.Address.RangeResourceId(definition.Number);

    /// <summary>Whether the range was split. Its children hold its documents, and it answers no request.</summary>
    public bool IsGone { get; private set; }

    public ReadResult Read(DocumentKey key, ReadConsistency consistency)
    {
        lock (_gate)
        {
            Prepare();
            Replica replica = _replicas.For(consistency, definition);
            replica.TryFind(key, out StoredDocument? document);
            return new ReadResult(document, replica.Lsn);
        }
    }

    /// <summary>Answers one page of a query. The LSN is that of the replica that answered.</summary>
    /// <exception cref="BadQueryException">The query is outside the grammar or needs an index that the container does not have.</exception>
    public (QueryPage Page, long Lsn) Query(QueryRequest query, ReadConsistency consistency)
    {
        lock (_gate)
        {
            Prepare();
            Replica replica = _replicas.For(consistency, definition);
            return (QueryExecution.Run(replica.Index, query), replica.Lsn);
        }
    }

    public WriteResult Create(DocumentDraft draft)
    {
        lock (_gate)
        {
            Prepare();
            return Primary.TryFind(draft.Key, out _) || Primary.IsExpired(draft.Key) ? Refused(409, Duplicate) : Put(draft, null);
        }
    }

    public WriteResult Upsert(DocumentDraft draft, string? ifMatch)
    {
        lock (_gate)
        {
            Prepare();
            Primary.TryFind(draft.Key, out StoredDocument? current);
            return current is not null && !Matches(current, ifMatch) ? Refused(412, PreconditionFailed) : Put(draft, current);
        }
    }

    public WriteResult Replace(DocumentDraft draft, string? ifMatch)
    {
        lock (_gate)
        {
            Prepare();
            if (!Primary.TryFind(draft.Key, out StoredDocument? current))
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
            if (!Primary.TryFind(key, out StoredDocument? current))
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
    /// <exception cref="RefusedException">The document does not have a value that the patch needs.</exception>
    public WriteResult Patch(DocumentKey key, Patch patch, string? ifMatch)
    {
        lock (_gate)
        {
            Prepare();
            if (!Primary.TryFind(key, out StoredDocument? current))
            {
                return Refused(404, Missing);
            }

            return Matches(current, ifMatch) && patch.AppliesTo(current.Body)
                ? Put(Draft(patch.Apply(current.Body)), current)
                : Refused(412, PreconditionFailed);
        }
    }

    /// <summary>Writes a document again without a change, so that its <c>_etag</c> changes. Returns whether the document exists.</summary>
    public bool Touch(DocumentKey key)
    {
        lock (_gate)
        {
            Prepare();
            if (!Primary.TryFind(key, out StoredDocument? current))
            {
                return false;
            }

            Put(Draft(current.Bytes), current);
            return true;
        }
    }

    /// <summary>Applies all writes to the secondary.</summary>
    public void CatchUp()
    {
        lock (_gate)
        {
            _replicas.CatchUp();
        }
    }

    /// <summary>All documents and the LSN of the last write, read in one step.</summary>
    public (IReadOnlyList<StoredDocument> Documents, long Lsn) Snapshot()
    {
        lock (_gate)
        {
            RemoveExpired();
            return ([.. Primary.Documents], Primary.Lsn);
        }
    }

    /// <summary>Sets the LSN of the last write, as a journal recorded it.</summary>
    public void Resume(long last)
    {
        lock (_gate)
        {
            _replicas.Resume(last);
        }
    }

    /// <summary>Applies a write that a journal recorded.</summary>
    public void Load(Change change)
    {
        lock (_gate)
        {
            Primary.TryFind(change.Key, out StoredDocument? current);
            Register(change, current);
            _replicas.Load(change);
        }
    }

    /// <summary>Indexes the documents again after the definition of the container changed.</summary>
    public void Rebuild()
    {
        lock (_gate)
        {
            RemoveExpired();
            Replica before = Primary;
            _replicas = new Replicas(container.Definition, container.Settings.StaleReads, before.Lsn);
            foreach (StoredDocument document in before.Documents)
            {
                _replicas.Load(new Change(before.Lsn, document.Key, document));
            }
        }
    }

    /// <summary>Moves all documents to new ranges. After that, this range is gone.</summary>
    /// <param name="children">The definitions of the new ranges. Together they hold the keys of this range.</param>
    public IReadOnlyList<PartitionKeyRange> Split(IReadOnlyList<PartitionKeyRangeDefinition> children)
    {
        lock (_gate)
        {
            Prepare();
            container.Settings.Journal?.WriteSplit(container.Address, Id);
            List<PartitionKeyRange> ranges = [.. children.Select(child => new PartitionKeyRange(child, container, Primary.Lsn))];
            foreach (StoredDocument document in Primary.Documents)
            {
                EffectivePartitionKey key = EffectivePartitionKey.Of(document.PartitionKey);
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

        RemoveExpired();
    }

    private DocumentDraft Draft(ReadOnlyMemory<byte> source) => DocumentDraft.Parse(source, container.Definition.PartitionKey);

    private WriteResult Put(DocumentDraft draft, StoredDocument? current)
    {
        if (_uniqueKeys.IsTaken(draft.Key, draft.Body))
        {
            return Refused(409, NotUnique);
        }

        long sequence = current?.Sequence ?? container.NextSequence();
        long number = Primary.Lsn + 1;
        StoredDocument document = DocumentComposer.Compose(
            draft,
            sequence,
            _containerLink,
            container.Address.DocumentResourceId(sequence),
            $"{Id}-{number:x16}",
            Now());
        Commit(new Change(number, draft.Key, document), current);
        return new WriteResult(current is null ? 201 : 200, number, document, current);
    }

    private void Commit(Change change, StoredDocument? current)
    {
        // The journal comes first: if it cannot record a write, the write does not happen.
        container.Settings.Journal?.Write(container.Address, Id, change);
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

    private void RemoveExpired() => _replicas.RemoveExpired(Now(), container.Settings.LeavesExpired, _uniqueKeys.Remove);

    private long Now() => container.Settings.TimeProvider.GetUtcNow().ToUnixTimeSeconds();

    private WriteResult Refused(int status, string message) => new(status, Primary.Lsn, Message: message);

    private static bool Matches(StoredDocument current, string? ifMatch) => ifMatch is null or "*" || ifMatch == current.ETag;
}
