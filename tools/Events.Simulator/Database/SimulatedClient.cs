using Events.Core.Cosmos;
using Microsoft.Azure.Cosmos;

namespace Events.Simulator.Database;

/// <summary>The database client of one process.</summary>
/// <param name="events">The container of events.</param>
/// <param name="system">The container of system documents.</param>
internal sealed class SimulatedClient(SimulatedContainer events, SimulatedContainer system) : CosmosClient
{
    public override Container GetContainer(string databaseId, string containerId) => containerId switch
    {
        EventsDatabase.EventsName => events,
        SystemContainer.Name => system,
        _ => throw new ArgumentException($"The simulated database has no container {containerId}.", nameof(containerId)),
    };
}
