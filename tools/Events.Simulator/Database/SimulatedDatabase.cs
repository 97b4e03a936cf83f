using System.Text.Json;
using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using LocalCosmos.Containers;
using LocalCosmos.Identifiers;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json;

namespace Events.Simulator.Database;

/// <summary>The documents of a run: the storage engine of LocalCosmos, without its server. All processes share it.</summary>
internal sealed class SimulatedDatabase
{
    private static readonly ContainerDefinition EventsDefinition = Define(EventsContainer.ToProperties());
    private static readonly ContainerDefinition SystemDefinition = Define(SystemContainer.ToProperties());
    private readonly StorageSettings _settings;

    /// <param name="clock">The clock of the database.</param>
    /// <param name="staleReads">Whether reads without a quorum may see an old state.</param>
    public SimulatedDatabase(TimeProvider clock, bool staleReads)
    {
        _settings = new StorageSettings { TimeProvider = clock, StaleReads = staleReads };
        Events = new LocalCosmos.Containers.Container(new ContainerAddress(1, 1), EventsDefinition, _settings).Ranges.All[0];
        System = new LocalCosmos.Containers.Container(new ContainerAddress(1, 2), SystemDefinition, _settings).Ranges.All[0];
    }

    /// <summary>The documents of the events container.</summary>
    public PartitionKeyRange Events { get; }

    /// <summary>The documents of the system container.</summary>
    public PartitionKeyRange System { get; }

    /// <summary>Whether the ids of expired documents stay in use, as they do for some time in Azure.</summary>
    public bool LeavesExpired
    {
        get => _settings.LeavesExpired;
        set => _settings.LeavesExpired = value;
    }

    /// <summary>Makes reads without a quorum see every write that was done.</summary>
    public void CatchUp()
    {
        Events.CatchUp();
        System.CatchUp();
    }

    private static ContainerDefinition Define(ContainerProperties properties)
    {
        using JsonDocument body = JsonDocument.Parse(JsonConvert.SerializeObject(properties));
        return ContainerDefinition.Parse(body.RootElement);
    }
}
