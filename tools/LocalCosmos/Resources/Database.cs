using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace LocalCosmos.Resources;

/// <summary>A database: a name and its containers.</summary>
internal sealed class Database(Account account, string name, int number)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Container> _containers = new(StringComparer.Ordinal);

    public Account Account => account;

    public string Name => name;

    /// <summary>Unique in the account, never given again; the first four bytes of every <c>_rid</c> in the database.</summary>
    public int Number => number;

    public string ResourceId { get; } = Resources.ResourceId.OfDatabase(number);

    public long CreatedAt { get; init; } = account.TimeProvider.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>The number of the container made last.</summary>
    public int LastNumber { get; private set; }

    public IEnumerable<Container> Containers => _containers.Values.OrderBy(container => container.Number);

    public bool TryCreateContainer(ContainerDefinition definition, [NotNullWhen(true)] out Container? container)
    {
        lock (_gate)
        {
            container = _containers.ContainsKey(definition.Name) ? null : new Container(this, LastNumber + 1, definition);
            if (container is not null)
            {
                account.Journal?.Write(container);
                Add(container);
            }

            return container is not null;
        }
    }

    /// <summary>Takes in a container that is known to be new.</summary>
    public void Add(Container container)
    {
        _containers[container.Name] = container;
        Resume(container.Number);
    }

    /// <summary>Takes up the count of containers where a journal left off.</summary>
    public void Resume(int lastNumber) => LastNumber = Math.Max(LastNumber, lastNumber);

    public void Redefine(Container container, ContainerDefinition definition)
    {
        lock (_gate)
        {
            container.Redefine(definition);
            account.Journal?.Write(container);
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

            account.Journal?.WriteDeleted(container);
            return true;
        }
    }

    /// <summary>Finds a container by its name, else by its <c>_rid</c>.</summary>
    public Container? FindContainer(string containerName) =>
        _containers.TryGetValue(containerName, out var container)
            ? container
            : _containers.Values.FirstOrDefault(candidate => candidate.ResourceId == containerName);
}
