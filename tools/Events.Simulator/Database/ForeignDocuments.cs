using System.Globalization;
using System.Text;
using Events.Core.Events.Storing;
using LocalCosmos.Documents;
using LocalCosmos.Json;

namespace Events.Simulator.Database;

/// <summary>Documents that the service did not write, as a restore or an edit by hand leaves them. They must not stop anything.</summary>
internal static class ForeignDocuments
{
    /// <summary>The first id. The service gives out ids below it.</summary>
    public const long FirstId = 900_000;

    private static readonly PropertyPath PartitionKey = PropertyPath.Parse(EventsContainer.CalendarId);

    private static readonly string[] Members =
    [
        "\"due_at\":0",
        "\"due_at\":1e300,\"failed_at\":1e300",
        "\"due_at\":1772452800,\"event\":{\"id\":1},\"keys\":{\"start\":1772452800,\"number\":1}",
        "\"due_at\":1772452800,\"failed_at\":1,\"claim\":{\"attempts\":0},\"schema\":2,\"revision\":1",
        "\"due_at\":-62135596800,\"schema\":2,\"revision\":1,\"keys\":{\"alert\":1e18,\"start\":1772532000,\"end\":1772535600,\"number\":1e15}",
    ];

    /// <summary>Adds them to every calendar.</summary>
    public static void Add(SimulatedDatabase database, bool hasForeignDocuments)
    {
        for (int index = 0; hasForeignDocuments && index < Members.Length; index++)
        {
            string json = string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{FirstId + index}}","calendar_id":{{1 + (index % 3)}},{{Members[index]}}}""");
            database.Events.Create(DocumentDraft.Parse(Encoding.UTF8.GetBytes(json), PartitionKey));
        }
    }

    /// <summary>Whether a document is one of them.</summary>
    public static bool Contains(string documentId) =>
        long.TryParse(documentId, NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id >= FirstId;
}
