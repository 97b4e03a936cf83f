using System.Runtime.InteropServices;
using System.Text.Json;
using LocalCosmos.Documents;
using LocalCosmos.Json;
using LocalCosmos.Partitioning;
using LocalCosmos.Resources;

namespace LocalCosmos.Journal;

/// <summary>Does again what a journal says was done.</summary>
internal sealed class JournalReplay(Account account)
{
    /// <exception cref="InvalidDataException">The line is of a newer or another kind of journal.</exception>
    public void Apply(JsonElement entry)
    {
        switch (entry.GetProperty("op").GetString())
        {
            case "account":
                account.Resume(Number(entry, "lastNumber"));
                break;
            case "database":
                AddDatabase(entry);
                break;
            case "databaseDeleted":
                account.Delete(Database(Number(entry, "number"))!);
                break;
            case "container":
                AddContainer(entry);
                break;
            case "containerDeleted":
                var deleted = Container(entry)!;
                deleted.Database.Delete(deleted);
                break;
            case "document":
                Load(entry);
                break;
            case "split":
                Container(entry)?.Ranges.Split(entry.GetProperty("range").GetString()!);
                break;
            case "range":
                Range(entry)?.Resume(entry.GetProperty("lsn").GetInt64());
                break;
            case var op:
                throw new InvalidDataException($"A journal with entries of the kind '{op}' is not one that this version reads.");
        }
    }

    private void AddDatabase(JsonElement entry)
    {
        var database = new Database(account, entry.GetProperty("name").GetString()!, Number(entry, "number"))
        {
            CreatedAt = entry.GetProperty("createdAt").GetInt64(),
        };
        database.Resume(Number(entry, "lastNumber"));
        account.Add(database);
    }

    private void AddContainer(JsonElement entry)
    {
        var definition = ContainerDefinition.Parse(entry.GetProperty("definition"));
        var container = Container(entry);
        if (container is null)
        {
            var database = Database(Number(entry, "databaseNumber"))!;
            container = new Container(database, Number(entry, "containerNumber"), definition, Ranges(entry))
            {
                CreatedAt = entry.GetProperty("createdAt").GetInt64(),
            };
            database.Add(container);
        }
        else
        {
            container.Redefine(definition);
        }

        container.Resume(Number(entry, "revision"), entry.GetProperty("lastSequence").GetInt64());
    }

    private void Load(JsonElement entry)
    {
        // A write may have been under way while its container was deleted.
        if (Container(entry) is not { } container || Range(entry) is not { } range)
        {
            return;
        }

        var lsn = entry.GetProperty("lsn").GetInt64();
        if (!entry.TryGetProperty("body", out var body))
        {
            var key = new DocumentKey(entry.GetProperty("partitionKey").GetString()!, entry.GetProperty("id").GetString()!);
            range.Load(new Change(lsn, key, null));
            return;
        }

        var bytes = JsonMarshal.GetRawUtf8Value(body).ToArray();
        var sequence = entry.GetProperty("sequence").GetInt64();
        var document = new StoredDocument(
            sequence,
            body.GetProperty("id").GetString()!,
            CanonicalJson.Of(container.Definition.PartitionKey.Find(body)),
            JsonElement.Parse(bytes, DocumentDraft.Strict),
            bytes);
        container.Resume(container.Revision, sequence);
        range.Load(new Change(lsn, document.Key, document));
    }

    private PartitionKeyRange? Range(JsonElement entry) =>
        Container(entry)?.Ranges.Find(entry.GetProperty("range").GetString()!);

    // A journal from before there could be several says nothing of them.
    private static IReadOnlyList<PartitionKeyRangeDefinition> Ranges(JsonElement entry) =>
        entry.TryGetProperty("ranges", out var ranges) ? [.. ranges.EnumerateArray().Select(RangeDefinition)] : PartitionKeyRangeDefinition.Fresh(1);

    private static PartitionKeyRangeDefinition RangeDefinition(JsonElement range) => new(
        Number(range, "number"),
        EffectivePartitionKeyRange.Parse(range.GetProperty("minimum").GetString()!, range.GetProperty("maximum").GetString()!),
        [.. range.GetProperty("parents").EnumerateArray().Select(parent => parent.GetString()!)],
        Number(range, "revision"));

    private Container? Container(JsonElement entry) =>
        Database(Number(entry, "databaseNumber"))?.Containers.FirstOrDefault(container => container.Number == Number(entry, "containerNumber"));

    private Database? Database(int number) => account.Databases.FirstOrDefault(database => database.Number == number);

    private static int Number(JsonElement entry, string name) => entry.GetProperty(name).GetInt32();
}
