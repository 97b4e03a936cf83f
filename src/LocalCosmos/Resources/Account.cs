using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace LocalCosmos.Resources;

/// <summary>All that the server holds.</summary>
internal sealed class Account(TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Database> _databases = new(StringComparer.Ordinal);
    private int _lastNumber;

    /// <summary>Where the account answers; known once it listens.</summary>
    public Uri? Endpoint { get; set; }

    public TimeProvider TimeProvider => timeProvider;

    public IEnumerable<Database> Databases => _databases.Values.OrderBy(database => database.Number);

    public bool TryCreateDatabase(string name, [NotNullWhen(true)] out Database? database)
    {
        lock (_gate)
        {
            database = new Database(name, _lastNumber + 1, timeProvider);
            if (!_databases.TryAdd(name, database))
            {
                database = null;
                return false;
            }

            _lastNumber++;
            return true;
        }
    }

    public bool DeleteDatabase(string name) => _databases.TryRemove(name, out _);

    /// <summary>Finds a database by its name, else by its <c>_rid</c>.</summary>
    public Database? FindDatabase(string name) =>
        _databases.TryGetValue(name, out var database)
            ? database
            : _databases.Values.FirstOrDefault(candidate => candidate.ResourceId == name);

    public Container? FindContainer(string database, string container) => FindDatabase(database)?.FindContainer(container);
}
