using Events.Core.Events.Storing;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Tests.Events.Storing;

public sealed class EventsContainerTests
{
    [Fact]
    public void ToProperties_IndexesOnlyTheUsedPaths()
    {
        ContainerProperties properties = EventsContainer.ToProperties();

        Assert.Equal("events", properties.Id);
        Assert.Equal("/calendar_id", properties.PartitionKeyPath);
        Assert.Equal(EventsContainer.IncludedPaths, properties.IndexingPolicy.IncludedPaths.Select(path => path.Path));
        Assert.Equal("/*", Assert.Single(properties.IndexingPolicy.ExcludedPaths).Path);
        Assert.Equal(IndexingMode.Consistent, properties.IndexingPolicy.IndexingMode);
        Assert.Equal(
            EventsContainer.CompositeIndexes,
            properties.IndexingPolicy.CompositeIndexes.Select(composite => composite.Select(path => path.Path)));
        Assert.All(
            properties.IndexingPolicy.CompositeIndexes.SelectMany(composite => composite),
            path => Assert.Equal(CompositePathSortOrder.Ascending, path.Order));
    }

    [Fact]
    public void ToProperties_LetsDocumentsSetTheirTimeToLive() => Assert.Equal(-1, EventsContainer.ToProperties().DefaultTimeToLive);
}
