using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using LocalCosmos.Containers;
using LocalCosmos.Identifiers;
using LocalCosmos.Journal;

namespace LocalCosmos.Accounts;

/// <summary>A database: a name and its containers.</summary>
internal sealed class Database(StorageSettings settings, string name, int number)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Container> _containers = new(StringComparer.Ordinal);

    public string Name => name;

    /// <summary>The number of the database, unique in the account and never used again. It is the first four bytes of every <c>_rid</c> in the database.</summary>
    public int Number => number;

    public string ResourceId { get; } = Identifiers.ResourceId.OfDatabase(number);

    public long CreatedAt { get; init; } = settings.TimeProvider.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>The number of the newest container.</summary>
    public int LastNumber { get; private set; }

    public IEnumerable<Container> Containers => _containers.Values.OrderBy(container => container.Number);

    public bool TryCreateContainer(ContainerDefinition definition, [NotNullWhen(true)] out Container? container)
    {
        lock (_gate)
        {
            container = _containers.ContainsKey(definition.Name)
                ? null
                : new Container(new ContainerAddress(number, LastNumber + 1), definition, settings);
            if (container is not null)
            {
                settings.Journal?.Write(container.ToEntry());
                Add(container);
            }

            return container is not null;
        }
    }

    /// <summary>Adds a container whose name is not in use.</summary>
    public void Add(Container container)
    {
        _containers[container.Name] = container;
        Resume(container.Number);
    }

    /// <summary>Ensures that the next container gets a higher number than a number that is in use.</summary>
    public void Resume(int lastNumber) => LastNumber = Math.Max(LastNumber, lastNumber);

    public void Redefine(Container container, ContainerDefinition definition)
    {
        lock (_gate)
        {
            container.Redefine(definition);
            settings.Journal?.Write(container.ToEntry());
        }
    }

    public bool Delete(Container container)
    {
        lock (_gate)
        {
            if (!_containers.TryRemove(KeyValuePair.Create(container.Name, container)))
            {
                return false;
            }

            settings.Journal?.WriteDeleted(container.Address);
            return true;
        }
    }

    /// <summary>Finds a container by its name or its <c>_rid</c>.</summary>
    public Container? FindContainer(string container) =>
        _containers.TryGetValue(container, out Container? found)
            ? found
            : _containers.Values.FirstOrDefault(candidate => candidate.ResourceId == container);

    /// <summary>The database as the journal records it.</summary>
    public DatabaseEntry ToEntry() => new(name, number, CreatedAt, LastNumber);
}
