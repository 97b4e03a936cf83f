using LocalCosmos.Accounts;
using LocalCosmos.Charges;
using LocalCosmos.Containers;
using LocalCosmos.Documents;
using LocalCosmos.Errors;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using LocalCosmos.Server.Protocol;
using Microsoft.AspNetCore.Http;

namespace LocalCosmos.Server.Operations;

/// <summary>Answers requests for documents.</summary>
internal sealed class DocumentOperations(Account account)
{
    public Answer Execute(RequestKind kind, HttpRequest request, ResourcePath path, ReadOnlyMemory<byte> body, Fault? fault)
    {
        Container container = account.FindContainer(path.Database!, path.Container!)
            ?? throw RefusedException.OwnerNotFound($"The container {path.Container}");
        if (fault is WriteBeforeFault && !path.IsFeed)
        {
            DocumentKey key = Key(request, path);
            container.Ranges.In(key.PartitionKey, range => range.Touch(key));
        }

        return kind switch
        {
            RequestKind.PointRead => Read(request, container, Key(request, path)),
            RequestKind.Create => Written(request, container, Create(request, container, body)),
            RequestKind.Upsert => Written(request, container, Upsert(request, container, body)),
            RequestKind.Replace => Written(request, container, Replace(request, container, path, body)),
            RequestKind.Patch => Written(request, container, Patch(request, container, path, body)),
            RequestKind.Delete => Written(request, container, Delete(request, container, path)),
            RequestKind.QueryPlan => QueryOperations.Plan(container, body),
            RequestKind.Query => QueryOperations.Page(request, container, body, fault as ShortPagesFault),
            _ => throw RefusedException.NotImplemented($"{kind}"),
        };
    }

    private static Answer Read(HttpRequest request, Container container, DocumentKey key)
    {
        ReadConsistency consistency = ReadConsistencyHeader.Read(request);
        (PartitionKeyRange range, (StoredDocument? document, long lsn)) = container.Ranges.In(key.PartitionKey, range => range.Read(key, consistency));
        Progress progress = new(container.ResourceId, range.Id, lsn);
        if (document is null)
        {
            return Answer.Error(404, "Entity with the specified id does not exist in the system.") with
            {
                Charge = RequestCharges.PointRead(0, consistency.IsQuorum),
                Progress = progress,
            };
        }

        bool isUnchanged = request.Headers.IfNoneMatch == document.ETag;
        return new Answer(isUnchanged ? 304 : 200)
        {
            Body = isUnchanged ? default : document.Bytes,
            Charge = RequestCharges.PointRead(isUnchanged ? 0 : document.Bytes.Length, consistency.IsQuorum),
            ETag = document.ETag,
            Progress = progress,
        };
    }

    private static (PartitionKeyRange Range, WriteResult Result) Create(HttpRequest request, Container container, ReadOnlyMemory<byte> body)
    {
        DocumentDraft draft = Draft(request, container, body);
        return container.Ranges.In(draft.Key.PartitionKey, range => range.Create(draft));
    }

    private static (PartitionKeyRange Range, WriteResult Result) Upsert(HttpRequest request, Container container, ReadOnlyMemory<byte> body)
    {
        DocumentDraft draft = Draft(request, container, body);
        return container.Ranges.In(draft.Key.PartitionKey, range => range.Upsert(draft, IfMatch(request)));
    }

    private static (PartitionKeyRange Range, WriteResult Result) Replace(
        HttpRequest request, Container container, ResourcePath path, ReadOnlyMemory<byte> body)
    {
        DocumentDraft draft = Draft(request, container, body);
        if (draft.Key.Id != path.Id)
        {
            throw RefusedException.NotImplemented("a replace that changes the id");
        }

        return container.Ranges.In(draft.Key.PartitionKey, range => range.Replace(draft, IfMatch(request)));
    }

    private static (PartitionKeyRange Range, WriteResult Result) Patch(
        HttpRequest request, Container container, ResourcePath path, ReadOnlyMemory<byte> body)
    {
        Patching.Patch patch = Patching.Patch.Parse(body, container.Definition.PartitionKey);
        DocumentKey key = Key(request, path);
        return container.Ranges.In(key.PartitionKey, range => range.Patch(key, patch, IfMatch(request)));
    }

    private static (PartitionKeyRange Range, WriteResult Result) Delete(HttpRequest request, Container container, ResourcePath path)
    {
        DocumentKey key = Key(request, path);
        return container.Ranges.In(key.PartitionKey, range => range.Delete(key, IfMatch(request)));
    }

    private static Answer Written(HttpRequest request, Container container, (PartitionKeyRange Range, WriteResult Result) written)
    {
        (PartitionKeyRange range, WriteResult result) = written;
        Progress progress = new(container.ResourceId, range.Id, result.Lsn);
        double charge = RequestCharges.Write(result.Document, result.Replaced, container.Definition.IndexingPolicy);
        if (result.Message is { } message)
        {
            return Answer.Error(result.Status, message) with { Charge = charge, Progress = progress };
        }

        container.Settings.Journal?.Flush();
        bool isMinimal = request.Headers["prefer"] == "return=minimal";
        return new Answer(result.Status)
        {
            Body = isMinimal || result.Document is null ? default : result.Document.Bytes,
            Charge = charge,
            ETag = result.Document?.ETag,
            Progress = progress,
        };
    }

    private static DocumentDraft Draft(HttpRequest request, Container container, ReadOnlyMemory<byte> body)
    {
        if (request.Headers.IfNoneMatch.Count > 0)
        {
            throw RefusedException.NotImplemented("If-None-Match on a write");
        }

        DocumentDraft draft = DocumentDraft.Parse(body, container.Definition.PartitionKey);
        return draft.Key.PartitionKey == PartitionKey(request)
            ? draft
            : throw new RefusedException(400, "PartitionKey extracted from document doesn't match the one specified in the header.", 1001);
    }

    private static DocumentKey Key(HttpRequest request, ResourcePath path) => new(PartitionKey(request), path.Id!);

    private static string PartitionKey(HttpRequest request) =>
        PartitionKeyHeader.Read(request) ?? throw RefusedException.BadRequest($"The header {HeaderNames.PartitionKey} is missing.");

    private static string? IfMatch(HttpRequest request) => request.Headers.IfMatch.Count > 0 ? request.Headers.IfMatch.ToString() : null;
}
