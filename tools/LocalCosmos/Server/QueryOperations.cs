using System.Globalization;
using System.Text;
using System.Text.Json;
using LocalCosmos.Queries;
using LocalCosmos.Queries.Distribution;
using LocalCosmos.Resources;
using Microsoft.AspNetCore.Http;

namespace LocalCosmos.Server;

/// <summary>Query plans and pages of queries.</summary>
internal static class QueryOperations
{
    private static readonly JsonSerializerOptions Rewritten = new() { WriteIndented = true };

    // Marks a continuation whose empty page has been served.
    private const string AfterEmpty = "after-empty:";

    /// <summary>How a query is to be spread over the ranges.</summary>
    /// <exception cref="BadQueryException">The query is outside the grammar.</exception>
    public static Answer Plan(Container container, ReadOnlyMemory<byte> body)
    {
        var query = QueryBody.Parse(body);
        return Answer.Json(QueryPlanJson.Of(DistributionPlan.Of(query.Text, query.Parameters, container.Definition.Indexing.PartitionKey)));
    }

    /// <summary>One page.</summary>
    /// <exception cref="BadQueryException">The query is not one that can be answered.</exception>
    public static Answer Page(HttpRequest request, Container container, ReadOnlyMemory<byte> body, ShortPagesFault? pages)
    {
        var query = QueryBody.Parse(body);
        var target = QueryTarget.Of(request, container);
        var consistency = ReadConsistency.Of(request);
        var continuation = request.Headers[HeaderNames.Continuation].ToString();
        var maximum = Maximum(request);
        if (continuation.StartsWith(AfterEmpty, StringComparison.Ordinal))
        {
            continuation = continuation[AfterEmpty.Length..];
        }
        else if (pages is { EveryOtherEmpty: true })
        {
            QueryEngine.Validate(query.Text);
            var (empty, seen) = target.In(container, range => consistency.SessionLsn(range.Definition));
            return Items([], container, new Progress(container.ResourceId, empty.Id, seen)) with
            {
                Continuation = AfterEmpty + continuation,
                RequiresDistribution = RequiresDistribution(request),
            };
        }

        if (pages?.Maximum is { } most)
        {
            maximum = maximum > 0 ? Math.Min(maximum, most) : most;
        }

        var asked = new QueryRequest(query.Text, query.Parameters, target.PartitionKey, maximum, continuation.Length == 0 ? null : continuation)
        {
            Keys = target.Keys,
            Resumption = query.Resumption,
        };
        var (range, (page, lsn)) = target.In(container, range => range.Query(asked, consistency));
        var items = container.RewritesResults ? [.. page.Items.Select(Rewrite)] : page.Items;
        return Items(items, container, new Progress(container.ResourceId, range.Id, lsn)) with
        {
            Continuation = page.Continuation,
            RequiresDistribution = RequiresDistribution(request),
            Charge = consistency.IsQuorum ? 2 * page.RequestCharge : page.RequestCharge,
        };
    }

    // Of the grammar only a count is put together from parts, and a count is answered in one page.
    private static bool? RequiresDistribution(HttpRequest request) =>
        request.Headers[HeaderNames.OptimisticDirectExecute].Count > 0 ? false : null;

    private static int Maximum(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.MaxItemCount].ToString();
        return header.Length == 0 ? -1
            : int.TryParse(header, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var maximum) && maximum is -1 or > 0 ? maximum
            : throw RefusedException.BadRequest($"{HeaderNames.MaxItemCount} is -1 or a positive number.");
    }

    private static Answer Items(IReadOnlyList<ReadOnlyMemory<byte>> items, Container container, Progress progress) =>
        Answer.Json(FeedBody(container.ResourceId, items)) with { ItemCount = items.Count, Progress = progress };

    private static ReadOnlyMemory<byte> Rewrite(ReadOnlyMemory<byte> item) => JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse(item.Span), Rewritten);

    private static byte[] FeedBody(string containerResourceId, IReadOnlyList<ReadOnlyMemory<byte>> items)
    {
        var start = Encoding.UTF8.GetBytes($"{{\"_rid\":\"{JsonEncodedText.Encode(containerResourceId)}\",\"Documents\":[");
        var end = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"],\"_count\":{items.Count}}}"));
        var body = new byte[start.Length + items.Sum(item => item.Length) + Math.Max(0, items.Count - 1) + end.Length];
        start.CopyTo(body, 0);
        var position = start.Length;
        foreach (var item in items)
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
