using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using LocalCosmos.Journal;

namespace LocalCosmos.Resources;

/// <summary>All that the server holds.</summary>
/// <param name="timeProvider">Its clock.</param>
/// <param name="staleReads">Whether its containers have a secondary that lags.</param>
/// <param name="ranges">How many partition key ranges a fresh container has.</param>
internal sealed class Account(TimeProvider timeProvider, bool staleReads, int ranges)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Database> _databases = new(StringComparer.Ordinal);
    private volatile bool _leavesEnded;

    /// <summary>Where the account answers; known once it listens.</summary>
    public Uri? Endpoint { get; set; }

    public TimeProvider TimeProvider => timeProvider;

    public bool StaleReads => staleReads;

    public int Ranges => ranges;

    public bool RewritesResults { get; init; }

    /// <summary>Whether documents that have lived their time keep their ids.</summary>
    public bool LeavesEnded
    {
        get => _leavesEnded;
        set => _leavesEnded = value;
    }

    /// <summary>Where writes are kept; null where they are not, and while a journal is read.</summary>
    public JournalWriter? Journal { get; set; }

    /// <summary>The number of the database made last.</summary>
    public int LastNumber { get; private set; }

    public IEnumerable<Database> Databases => _databases.Values.OrderBy(database => database.Number);

    public bool TryCreateDatabase(string name, [NotNullWhen(true)] out Database? database)
    {
        lock (_gate)
        {
            database = _databases.ContainsKey(name) ? null : new Database(this, name, LastNumber + 1);
            if (database is not null)
            {
                Journal?.Write(database);
                Add(database);
            }

            return database is not null;
        }
    }

    /// <summary>Takes in a database that is known to be new.</summary>
    public void Add(Database database)
    {
        _databases[database.Name] = database;
        Resume(database.Number);
    }

    /// <summary>Takes up the count of databases where a journal left off.</summary>
    public void Resume(int lastNumber) => LastNumber = Math.Max(LastNumber, lastNumber);

    public bool Delete(Database database)
    {
        lock (_gate)
        {
            if (!_databases.TryRemove(KeyValuePair.Create(database.Name, database)))
            {
                return false;
            }

            Journal?.WriteDeleted(database);
            return true;
        }
    }

    /// <summary>Finds a database by its name, else by its <c>_rid</c>.</summary>
    public Database? FindDatabase(string name) =>
        _databases.TryGetValue(name, out var database)
            ? database
            : _databases.Values.FirstOrDefault(candidate => candidate.ResourceId == name);

    public Container? FindContainer(string database, string container) => FindDatabase(database)?.FindContainer(container);
}
