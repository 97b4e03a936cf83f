using System.Text.Json;
using System.Text.Json.Serialization;
using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Paging;
using Events.Core.Time;
using Microsoft.Azure.Cosmos;
using NodaTime;

namespace Events.Core.Events.Listing;

/// <summary>Lists the events that were deleted in the last 90 days, oldest deletion first.</summary>
public sealed class DeletedEventList(EventQueries queries, DocumentSerializer serializer)
{
    /// <summary>Reads one page. Costs one query over a composite index, charged for the page and one more item.</summary>
    public Task<Page<DeletedEvent>> ReadAsync(DeletedEventListRequest request, CancellationToken cancellationToken) => queries.ReadPageAsync(
        CosmosOperation.ListDeletedEvents, limit => Query(request, limit), request.CalendarId, request.PerPage, Read, cancellationToken);

    /// <summary>The query of a request.</summary>
    internal static QueryDefinition Query(DeletedEventListRequest request, int limit)
    {
        QueryConditions conditions = new();
        if (request.CalendarId is { } calendarId)
        {
            conditions.Calendar(calendarId);
        }

        // ORDER BY returns documents without the path first. Events do not have it, so the query always has a lower bound.
        Instant from = request.Deleted.From ?? Timestamp.Earliest;
        conditions.Within(EventsContainer.DeletedAt, "@deleted", request.Deleted with
        {
            From = request.After is { } last ? Instant.Max(from, Instant.FromUnixTimeSeconds(last.SortValue)) : from,
        });
        if (request.After is { } after)
        {
            conditions.After(EventsContainer.DeletedAt, EventsContainer.DeletedNumber, SortDirection.Ascending, after);
        }

        string[] order = request.CalendarId is null
            ? [EventsContainer.DeletedAt, EventsContainer.DeletedNumber]
            : [EventsContainer.CalendarId, EventsContainer.DeletedAt, EventsContainer.DeletedNumber];
        conditions.Set("@limit", (long)limit);
        return conditions.ToQuery(
            $"SELECT TOP @limit c.id, c.deleted_at, c.deleted_number, c.deleted FROM c WHERE {conditions.Text} ORDER BY {string.Join(", ", order.Select(path => $"{EventsContainer.InQuery(path)} ASC"))}");
    }

    private PageItem<DeletedEvent> Read(ReadOnlyMemory<byte> result)
    {
        DeletedEventResult tombstone = serializer.Read<DeletedEventResult>(result.Span);
        DeletedEvent deleted = tombstone.Deleted;

        // If a document were sorted by other values than those of its cursor, the list might not end.
        if (tombstone.Id != StoredDocument.IdOf(deleted.Id) || tombstone.DeletedNumber != deleted.Id || tombstone.DeletedAt != deleted.DeletedAt)
        {
            throw new JsonException("The members of the tombstone do not belong together.");
        }

        return new PageItem<DeletedEvent>(deleted, new Position(deleted.DeletedAt.ToUnixTimeSeconds(), deleted.Id));
    }
}

/// <summary>What the query of deleted events returns.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="DeletedAt">When it was deleted.</param>
/// <param name="DeletedNumber">The id of the event.</param>
/// <param name="Deleted">The deleted event.</param>
public sealed record DeletedEventResult(
    string Id,
    [property: JsonConverter(typeof(EpochSecondsConverter)), JsonRequired] Instant DeletedAt,
    [property: JsonRequired] long DeletedNumber,
    [property: JsonRequired] DeletedEvent Deleted);
