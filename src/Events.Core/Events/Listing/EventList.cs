using System.Text.Json;
using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Paging;

namespace Events.Core.Events.Listing;

/// <summary>Lists and counts events.</summary>
public sealed class EventList(EventQueries queries, EventDocuments documents, DatabaseSchema schema)
{
    /// <summary>
    /// Reads one page, each event as the API returns it, UTF-8. Costs one query, charged for the page and one more event; with <c>page</c>, also for
    /// everything before the page.
    /// </summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.UpgradePending"/>: a filter would miss events of an older schema.</exception>
    public async Task<Page<ReadOnlyMemory<byte>>> ReadAsync(EventListRequest request, CancellationToken cancellationToken)
    {
        await CheckSchemaAsync(request, cancellationToken);
        return await queries.ReadPageAsync(
            CosmosOperation.ListEvents, limit => EventQuery.List(request, limit), CalendarOf(request), request.PerPage, result => ReadResponse(result, request), cancellationToken);
    }

    /// <summary>Reads one page of whole documents. Costs the same.</summary>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    internal Task<Page<StoredDocument>> ReadDocumentsAsync(
        CosmosOperation operation, EventListRequest request, CancellationToken cancellationToken) => queries.ReadPageAsync(
            operation,
            limit => EventQuery.ListDocuments(request, limit),
            CalendarOf(request),
            request.PerPage,
            result => documents.ReadOrSkip(operation, result) is { Event: not null } document
                ? new PageItem<StoredDocument>(document, new Position(document.Keys!.Start.ToUnixTimeSeconds(), document.Keys.Number))
                : null,
            cancellationToken);

    /// <summary>Counts the events. Costs a query that grows with their number.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.UpgradePending"/>: a filter would miss events of an older schema.</exception>
    public async Task<long> CountAsync(EventListRequest request, CancellationToken cancellationToken)
    {
        await CheckSchemaAsync(request, cancellationToken);
        return await queries.CountAsync(CosmosOperation.CountEvents, EventQuery.Count(request), CalendarOf(request), cancellationToken);
    }

    private static PageItem<ReadOnlyMemory<byte>>? ReadResponse(ReadOnlyMemory<byte> result, EventListRequest request) =>
        EventSlice.FindInProjection(result, out long? position) is not { } response ? null
        : position is { } value && request.CanSortBy(value) ? new(response.Json, new Position(value, response.Id))
        : throw new JsonException("The list cannot be sorted by a value of the document.");

    private static long? CalendarOf(EventListRequest request) =>
        request.Filters.TryGetValue(EventFilters.Calendar, out object? calendarId) ? (long)calendarId : null;

    private ValueTask CheckSchemaAsync(EventListRequest request, CancellationToken cancellationToken) =>
        schema.RequireAsync(request.Filters.Keys.Select(filter => filter.SinceSchema).DefaultIfEmpty().Max(), cancellationToken);
}
