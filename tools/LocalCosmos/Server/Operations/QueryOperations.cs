using System.Globalization;
using System.Text;
using System.Text.Json;
using LocalCosmos.Containers;
using LocalCosmos.Errors;
using LocalCosmos.Faults;
using LocalCosmos.Queries.Distribution;
using LocalCosmos.Queries.Execution;
using LocalCosmos.Queries.Syntax;
using LocalCosmos.Server.Protocol;
using Microsoft.AspNetCore.Http;

namespace LocalCosmos.Server.Operations;

/// <summary>Answers query plans and pages of queries.</summary>
internal static class QueryOperations
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    // Marks a continuation after an empty page.
    private const string AfterEmpty = "after-empty:";

    /// <summary>Answers how the client distributes a query over the ranges.</summary>
    /// <exception cref="BadQueryException">The query is outside the grammar.</exception>
    public static Answer Plan(Container container, ReadOnlyMemory<byte> body)
    {
        QueryBody query = QueryBody.Parse(body);
        return Answer.Json(QueryPlanJson.Of(DistributionPlan.Of(query.Text, query.Parameters, container.Definition.PartitionKey)));
    }

    /// <summary>Answers one page of a query.</summary>
    /// <exception cref="BadQueryException">The query is outside the grammar or needs an index that the container does not have.</exception>
    public static Answer Page(HttpRequest request, Container container, ReadOnlyMemory<byte> body, ShortPagesFault? fault)
    {
        QueryBody query = QueryBody.Parse(body);
        QueryTarget target = QueryTarget.Of(request, container);
        ReadConsistency consistency = ReadConsistencyHeader.Read(request);
        string continuation = request.Headers[HeaderNames.Continuation].ToString();
        int maxItemCount = MaxItemCount(request);
        if (continuation.StartsWith(AfterEmpty, StringComparison.Ordinal))
        {
            continuation = continuation[AfterEmpty.Length..];
        }
        else if (fault is { EveryOtherEmpty: true })
        {
            ParsedQuery.Of(query.Text);
            (PartitionKeyRange answering, long seen) = target.In(container, range => consistency.SessionLsn(range.Definition));
            return Items([], container, new Progress(container.ResourceId, answering.Id, seen)) with
            {
                Continuation = AfterEmpty + continuation,
                RequiresDistribution = RequiresDistribution(request),
            };
        }

        if (fault?.Maximum is { } maximum)
        {
            maxItemCount = maxItemCount > 0 ? Math.Min(maxItemCount, maximum) : maximum;
        }

        QueryRequest pageRequest = new(query.Text, query.Parameters, target.PartitionKey, maxItemCount, continuation.Length == 0 ? null : continuation)
        {
            Keys = target.Keys,
            Resumption = query.Resumption,
        };
        (PartitionKeyRange range, (QueryPage page, long lsn)) = target.In(container, range => range.Query(pageRequest, consistency));
        IReadOnlyList<ReadOnlyMemory<byte>> items = container.Settings.RewritesResults ? [.. page.Items.Select(Rewrite)] : page.Items;
        return Items(items, container, new Progress(container.ResourceId, range.Id, lsn)) with
        {
            Continuation = page.Continuation,
            RequiresDistribution = RequiresDistribution(request),
            Charge = consistency.IsQuorum ? 2 * page.RequestCharge : page.RequestCharge,
        };
    }

    // In this grammar only a count needs the client to combine parts, and a count has one page.
    private static bool? RequiresDistribution(HttpRequest request) =>
        request.Headers[HeaderNames.OptimisticDirectExecute].Count > 0 ? false : null;

    private static int MaxItemCount(HttpRequest request)
    {
        string header = request.Headers[HeaderNames.MaxItemCount].ToString();
        return header.Length == 0 ? -1
            : int.TryParse(header, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int maximum) && maximum is -1 or > 0 ? maximum
            : throw RefusedException.BadRequest($"{HeaderNames.MaxItemCount} must be -1 or a positive number.");
    }

    private static Answer Items(IReadOnlyList<ReadOnlyMemory<byte>> items, Container container, Progress progress) =>
        Answer.Json(FeedBody(container.ResourceId, items)) with { ItemCount = items.Count, Progress = progress };

    private static ReadOnlyMemory<byte> Rewrite(ReadOnlyMemory<byte> item) => JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse(item.Span), Indented);

    private static byte[] FeedBody(string containerResourceId, IReadOnlyList<ReadOnlyMemory<byte>> items)
    {
        byte[] start = Encoding.UTF8.GetBytes($"{{\"_rid\":\"{JsonEncodedText.Encode(containerResourceId)}\",\"Documents\":[");
        byte[] end = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"],\"_count\":{items.Count}}}"));
        byte[] body = new byte[start.Length + items.Sum(item => item.Length) + Math.Max(0, items.Count - 1) + end.Length];
        start.CopyTo(body, 0);
        int position = start.Length;
        foreach (ReadOnlyMemory<byte> item in items)
        {
            if (position > start.Length)
            {
                body[position++] = (byte)',';
            }

            item.Span.CopyTo(body.AsSpan(position));
            position += item.Length;
        }

        end.CopyTo(body, position);
        return body;
    }
}
