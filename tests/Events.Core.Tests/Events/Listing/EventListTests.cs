using System.Diagnostics.Metrics;
using System.Net;
using Events.Core.Cosmos;
using Events.Core.Events.Listing;
using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Telemetry;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace Events.Core.Tests.Events.Listing;

public sealed class EventListTests
{
    private readonly Container _events = Substitute.For<Container>();
    private readonly Container _system = Substitute.For<Container>();
    private readonly List<QueryRequestOptions> _sent = [];

    [Theory]
    [InlineData("", null)]
    [InlineData("case=1", null)]
    [InlineData("calendar=7", 7L)]
    [InlineData("calendar=7&case=1&sort=updated_at", 7L)]
    public async Task Read_OfACalendar_QueriesOnePartition(string query, long? calendar)
    {
        await List("").ReadAsync(QueryStrings.Request(query), TestContext.Current.CancellationToken);

        Assert.Equal(Partition(calendar), Assert.Single(_sent).PartitionKey);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("case=1", null)]
    [InlineData("calendar=7", 7L)]
    public async Task Count_OfACalendar_QueriesOnePartition(string query, long? calendar)
    {
        long count = await List("3").CountAsync(QueryStrings.Request(query + "&mode=count"), TestContext.Current.CancellationToken);

        Assert.Equal(3, count);
        Assert.Equal(Partition(calendar), Assert.Single(_sent).PartitionKey);
    }

    // While an event of an older schema may be stored, the filter would miss it.
    [Theory]
    [InlineData("service=1", 1, true)]
    [InlineData("show_as=busy&calendar=7", 1, true)]
    [InlineData("service=1&show_as=free", 2, false)]
    [InlineData("calendar=7", 1, false)]
    [InlineData("", 1, false)]
    public async Task Read_WithAFilterOfSchema2_WaitsForTheUpgrade(string query, int schema, bool isRefused)
    {
        using MemoryStream counter = new(CoreJson.Serializer.Write(new IdCounter(IdCounter.DocumentId, IdCounter.First, schema)));
        using ResponseMessage response = new(HttpStatusCode.OK) { Content = counter };
        _system.ReadItemStreamAsync(default, default, default, TestContext.Current.CancellationToken).ReturnsForAnyArgs(response);
        EventList list = List("");

        Exception? exception = await Record.ExceptionAsync(() => list.ReadAsync(QueryStrings.Request(query), TestContext.Current.CancellationToken));

        Assert.Equal(isRefused ? ProblemKind.UpgradePending : null, (exception as ProblemException)?.Kind);
        Assert.Equal(isRefused ? 0 : 1, _sent.Count);
    }

    private static PartitionKey? Partition(long? calendar) => calendar is { } key ? new PartitionKey(key) : null;

    private EventList List(string results)
    {
        FeedIterator pages = Substitute.For<FeedIterator>();
        pages.HasMoreResults.Returns(true, false);
        pages.ReadNextAsync(default).ReturnsForAnyArgs(_ => new ResponseMessage(HttpStatusCode.OK)
        {
            Content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"{{\"Documents\":[{results}]}}")),
        });
        _events.GetItemQueryStreamIterator(Arg.Any<QueryDefinition>(), Arg.Any<string>(), Arg.Do<QueryRequestOptions>(_sent.Add)).ReturnsForAnyArgs(pages);

        using CosmosClient client = Substitute.For<CosmosClient>();
        client.GetContainer(Arg.Any<string>(), EventsDatabase.EventsName).Returns(_events);
        client.GetContainer(Arg.Any<string>(), SystemContainer.Name).Returns(_system);
        EventsDatabase database = new(client, Options.Create(new CosmosOptions()));
        EventsMeter meter = new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
        CosmosCalls calls = new(meter, TimeProvider.System);
        UnreadableDocuments unreadable = new(meter, NullLogger<UnreadableDocuments>.Instance);
        return new EventList(
            new EventQueries(database, calls, unreadable),
            new EventDocuments(database, calls, CoreJson.Serializer, unreadable),
            new DatabaseSchema(new SystemDocuments(database, calls, CoreJson.Serializer)));
    }
}
