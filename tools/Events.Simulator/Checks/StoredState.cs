using System.Text;
using Events.Core;
using Events.Core.Events.Storing;
using Events.Simulator.Database;
using Events.Simulator.Scheduling;
using LocalCosmos.Containers;

namespace Events.Simulator.Checks;

/// <summary>What the database has at the end of a run.</summary>
/// <param name="Documents">The documents of the events container, by the id of the event.</param>
/// <param name="Rows">The calendars of the id rows, by the id of the event.</param>
internal sealed record StoredState(IReadOnlyDictionary<long, StoredDocument> Documents, IReadOnlyDictionary<long, long> Rows)
{
    private const string RowPrefix = "event:";

    /// <summary>Reads everything.</summary>
    /// <exception cref="SimulationException">A document cannot be read, or two have the same id.</exception>
    public static StoredState Read(PartitionKeyRange events, PartitionKeyRange system)
    {
        Dictionary<long, StoredDocument> documents = [];
        foreach (LocalCosmos.Documents.StoredDocument stored in events.Snapshot().Documents.Where(stored => !ForeignDocuments.Contains(stored.Id)))
        {
            StoredDocument document = Read<StoredDocument>(stored).Checked();
            long id = document.Event?.Id ?? document.Deleted!.Id;
            if (!documents.TryAdd(id, document))
            {
                throw new SimulationException($"Two documents have the event id {id}.");
            }
        }

        Dictionary<long, long> rows = [];
        foreach (LocalCosmos.Documents.StoredDocument stored in system.Snapshot().Documents.Where(stored => stored.Id.StartsWith(RowPrefix, StringComparison.Ordinal)))
        {
            rows.Add(long.Parse(stored.Id.AsSpan(RowPrefix.Length), System.Globalization.CultureInfo.InvariantCulture), Read<EventIdEntry>(stored).CalendarId);
        }

        return new StoredState(documents, rows);
    }

    private static TDocument Read<TDocument>(LocalCosmos.Documents.StoredDocument stored)
    {
        try
        {
            return CoreJson.Serializer.Read<TDocument>(stored.Bytes.Span);
        }
        catch (System.Text.Json.JsonException exception)
        {
            throw new SimulationException($"{exception.Message} {Encoding.UTF8.GetString(stored.Bytes.Span)}");
        }
    }
}
