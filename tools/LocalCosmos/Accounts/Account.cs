using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using LocalCosmos.Containers;

namespace LocalCosmos.Accounts;

/// <summary>All databases of the server.</summary>
internal sealed class Account(StorageSettings settings)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Database> _databases = new(StringComparer.Ordinal);

    public StorageSettings Settings => settings;

    /// <summary>The address of the account; null until the server listens.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The number of the newest database.</summary>
    public int LastNumber { get; private set; }

    public IEnumerable<Database> Databases => _databases.Values.OrderBy(database => database.Number);

    public bool TryCreateDatabase(string name, [NotNullWhen(true)] out Database? database)
    {
        lock (_gate)
        {
            database = _databases.ContainsKey(name) ? null : new Database(settings, name, LastNumber + 1);
            if (database is not null)
            {
                settings.Journal?.Write(database.ToEntry());
                Add(database);
            }

            return database is not null;
        }
    }

    /// <summary>Adds a database whose name is not in use.</summary>
    public void Add(Database database)
    {
        _databases[database.Name] = database;
        Resume(database.Number);
    }

    /// <summary>Ensures that the next database gets a higher number than a number that is in use.</summary>
    public void Resume(int lastNumber) => LastNumber = Math.Max(LastNumber, lastNumber);

    public bool Delete(Database database)
    {
        lock (_gate)
        {
            if (!_databases.TryRemove(KeyValuePair.Create(database.Name, database)))
            {
                return false;
            }

            settings.Journal?.WriteDeletedDatabase(database.Number);
            return true;
        }
    }

    /// <summary>Finds a database by its name or its <c>_rid</c>.</summary>
    public Database? FindDatabase(string database) =>
        _databases.TryGetValue(database, out Database? found)
            ? found
            : _databases.Values.FirstOrDefault(candidate => candidate.ResourceId == database);

    public Container? FindContainer(string database, string container) => FindDatabase(database)?.FindContainer(container);
}
