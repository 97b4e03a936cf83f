using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Events.Core.Cosmos;

/// <summary>The two containers of the service.</summary>
public sealed class EventsDatabase(CosmosClient client, IOptions<CosmosOptions> options)
{
    /// <summary>The name of <see cref="Events"/>.</summary>
    public const string EventsName = "events";

    /// <summary>The events, by calendar.</summary>
    public Container Events { get; } = client.GetContainer(options.Value.Database, EventsName);

    /// <summary>Everything that is found by its id alone.</summary>
    public Container System { get; } = client.GetContainer(options.Value.Database, SystemContainer.Name);
}
