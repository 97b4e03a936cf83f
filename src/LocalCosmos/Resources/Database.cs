using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace LocalCosmos.Resources;

/// <summary>A database: a name and its containers.</summary>
internal sealed class Database(string name, int number, TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Container> _containers = new(StringComparer.Ordinal);
    private int _lastNumber;

    public string Name => name;

    /// <summary>Unique in the account; the first four bytes of every <c>_rid</c> in the database.</summary>
    public int Number => number;

    public string ResourceId { get; } = Resources.ResourceId.OfDatabase(number);

    public long CreatedAt { get; } = timeProvider.GetUtcNow().ToUnixTimeSeconds();

    public IEnumerable<Container> Containers => _containers.Values.OrderBy(container => container.Number);

    public bool TryCreateContainer(ContainerDefinition definition, [NotNullWhen(true)] out Container? container)
    {
        lock (_gate)
        {
            container = new Container(this, _lastNumber + 1, definition, timeProvider);
            if (!_containers.TryAdd(definition.Name, container))
            {
                container = null;
                return false;
            }

            _lastNumber++;
            return true;
        }
    }

    public bool DeleteContainer(string containerName) => _containers.TryRemove(containerName, out _);

    /// <summary>Finds a container by its name, else by its <c>_rid</c>.</summary>
    public Container? FindContainer(string containerName) =>
        _containers.TryGetValue(containerName, out var container)
            ? container
            : _containers.Values.FirstOrDefault(candidate => candidate.ResourceId == containerName);
}
