using System.Runtime.InteropServices;
using System.Text.Json;
using LocalCosmos.Accounts;
using LocalCosmos.Containers;
using LocalCosmos.Documents;
using LocalCosmos.Identifiers;
using LocalCosmos.Json;
using LocalCosmos.Partitioning;

namespace LocalCosmos.Persistence;

/// <summary>Applies the entries of a journal to an account.</summary>
internal sealed class JournalReplay(Account account)
{
    /// <exception cref="InvalidDataException">The entry is of a kind that this version does not know.</exception>
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
                Database(Number(entry, "databaseNumber"))!.Delete(Container(entry)!);
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
            default:
                throw new InvalidDataException($"The journal has an entry of the kind '{entry.GetProperty("op")}', which this version does not know. Use the version that wrote the journal.");
        }
    }

    private void AddDatabase(JsonElement entry)
    {
        Database database = new(account.Settings, entry.GetProperty("name").GetString()!, Number(entry, "number"))
        {
            CreatedAt = entry.GetProperty("createdAt").GetInt64(),
        };
        database.Resume(Number(entry, "lastNumber"));
        account.Add(database);
    }

    private void AddContainer(JsonElement entry)
    {
        ContainerDefinition definition = ContainerDefinition.Parse(entry.GetProperty("definition"));
        Container? container = Container(entry);
        if (container is null)
        {
            Database database = Database(Number(entry, "databaseNumber"))!;
            ContainerAddress address = new(database.Number, Number(entry, "containerNumber"));
            container = new Container(address, definition, account.Settings, Ranges(entry))
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
        // A container may be deleted while a write to it is in progress. The journal then has the write after the deletion.
        if (Container(entry) is not { } container || Range(entry) is not { } range)
        {
            return;
        }

        long lsn = entry.GetProperty("lsn").GetInt64();
        if (!entry.TryGetProperty("body", out JsonElement body))
        {
            DocumentKey key = new(entry.GetProperty("partitionKey").GetString()!, entry.GetProperty("id").GetString()!);
            range.Load(new Change(lsn, key, null));
            return;
        }

        byte[] bytes = JsonMarshal.GetRawUtf8Value(body).ToArray();
        long sequence = entry.GetProperty("sequence").GetInt64();
        StoredDocument document = new(
            sequence,
            body.GetProperty("id").GetString()!,
            CanonicalJson.Of(container.Definition.PartitionKey.Read(body)),
            JsonElement.Parse(bytes, DocumentDraft.Strict),
            bytes);
        container.Resume(container.Revision, sequence);
        range.Load(new Change(lsn, document.Key, document));
    }

    private PartitionKeyRange? Range(JsonElement entry) =>
        Container(entry)?.Ranges.Find(entry.GetProperty("range").GetString()!);

    // Journals of earlier versions have no ranges: each container had one.
    private static IReadOnlyList<PartitionKeyRangeDefinition> Ranges(JsonElement entry) =>
        entry.TryGetProperty("ranges", out JsonElement ranges)
            ? [.. ranges.EnumerateArray().Select(RangeDefinition)]
            : PartitionKeyRangeDefinition.Initial(1);

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
