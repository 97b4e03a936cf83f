using System.Net;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Faults;

public sealed class FaultTests
{
    private static readonly PartitionKey A = new("a");

    [Fact]
    public async Task Throttle_IsRetriedByTheClient()
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Faults.Add(new FaultRule(Fault.Throttle(TimeSpan.FromMilliseconds(1))) { Kinds = [RequestKind.PointRead], Times = 2 });

        ItemResponse<Item> read = await account.Container.ReadItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal([429, 429, 200], account.Server.Requests.Snapshot(RequestKind.PointRead).Select(request => request.Status));
    }

    [Fact]
    public async Task Throttle_ReachesAClientThatDoesNotRetry()
    {
        await using TestAccount account = await NewAccountAsync();
        Container container = account.NewClient(options => options.MaxRetryAttemptsOnRateLimitedRequests = 0).GetContainer("main", "items");
        account.Server.Faults.AddOnce(RequestKind.Create, Fault.Throttle(TimeSpan.FromSeconds(7)));

        CosmosException refused = await Assert.ThrowsAsync<CosmosException>(
            () => container.CreateItemAsync(new Item("2", "a"), A, cancellationToken: TestAccount.Cancellation));

        Assert.Equal((HttpStatusCode.TooManyRequests, 3200), (refused.StatusCode, refused.SubStatusCode));
        Assert.Equal(TimeSpan.FromSeconds(7), refused.RetryAfter);
        Assert.Equal(1, await account.CountAsync());
    }

    [Theory]
    [InlineData(503, HttpStatusCode.ServiceUnavailable)]
    [InlineData(408, HttpStatusCode.RequestTimeout)]
    public async Task Fail_ReachesTheCallerOfAWrite(int status, HttpStatusCode expected)
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Faults.Add(new FaultRule(Fault.Fail(status)) { Kinds = [RequestKind.Create] });

        Assert.Equal(expected, await TestAccount.RefusalOf(
            () => account.Container.CreateItemAsync(new Item("2", "a"), A, cancellationToken: TestAccount.Cancellation)));
        Assert.Equal(1, await account.CountAsync());
    }

    [Fact]
    public async Task FullPartition_RefusesTheWritesOfOnePartitionKey()
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Faults.Add(new FaultRule(Fault.FullPartition()) { Kinds = [RequestKind.Create], PartitionKey = "\"b\"" });

        CosmosException refused = await Assert.ThrowsAsync<CosmosException>(
            () => account.Container.CreateItemAsync(new Item("2", "b"), new PartitionKey("b"), cancellationToken: TestAccount.Cancellation));
        ItemResponse<Item> created = await account.Container.CreateItemAsync(new Item("2", "a"), A, cancellationToken: TestAccount.Cancellation);

        Assert.Equal((HttpStatusCode.Forbidden, 1014), (refused.StatusCode, refused.SubStatusCode));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
    }

    [Fact]
    public async Task MovedWriteRegion_ReachesTheCallerOfAWrite()
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Faults.Add(new FaultRule(Fault.MovedWriteRegion()) { Kinds = [RequestKind.Create] });

        CosmosException refused = await Assert.ThrowsAsync<CosmosException>(
            () => account.Container.CreateItemAsync(new Item("2", "a"), A, cancellationToken: TestAccount.Cancellation));

        Assert.Equal((HttpStatusCode.Forbidden, 3), (refused.StatusCode, refused.SubStatusCode));
    }

    [Fact]
    public async Task RetryWith_IsRetriedByTheClient()
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Faults.AddOnce(RequestKind.Create, Fault.Fail(449));

        ItemResponse<Item> created = await account.Container.CreateItemAsync(new Item("2", "a"), A, cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal([449, 201], account.Server.Requests.Snapshot(RequestKind.Create).Select(request => request.Status));
    }

    [Fact]
    public async Task DropBefore_LosesTheWrite()
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Faults.Add(new FaultRule(Fault.DropBefore()) { Kinds = [RequestKind.Create] });

        await Assert.ThrowsAnyAsync<Exception>(
            () => account.Container.CreateItemAsync(new Item("2", "a"), A, cancellationToken: TestAccount.Cancellation));

        Assert.All(account.Server.Requests.Snapshot(RequestKind.Create), request => Assert.Equal(0, request.Status));
        Assert.Equal(1, await account.CountAsync());
    }

    [Fact]
    public async Task DropAfter_LosesOnlyTheAnswer()
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Faults.Add(new FaultRule(Fault.DropAfter()) { Kinds = [RequestKind.Create] });

        await Assert.ThrowsAnyAsync<Exception>(
            () => account.Container.CreateItemAsync(new Item("2", "a"), A, cancellationToken: TestAccount.Cancellation));

        Assert.Equal(201, account.Server.Requests.Snapshot(RequestKind.Create)[0].Status);
        Assert.Equal(2, await account.CountAsync());
    }

    [Fact]
    public async Task Throttle_WithoutARetryTime_SendsNoRetryHeader()
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Faults.AddOnce(RequestKind.Create, Fault.Throttle(null));
        Container container = account.NewClient(options => options.MaxRetryAttemptsOnRateLimitedRequests = 0).GetContainer("main", "items");

        using ResponseMessage response = await container.CreateItemStreamAsync(new MemoryStream("""{"id":"2","group":"a"}"""u8.ToArray()), A, cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Null(response.Headers["x-ms-retry-after-ms"]);
    }

    [Theory]
    [InlineData(RequestKind.PointRead, 200)]
    [InlineData(RequestKind.Create, 201)]
    public async Task CutAnswer_FailsTheRequestAfterTheOperation(RequestKind kind, int status)
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Faults.Add(new FaultRule(Fault.CutAnswer()) { Kinds = [kind] });

        await Assert.ThrowsAnyAsync<Exception>(() => kind == RequestKind.Create
            ? account.Container.CreateItemAsync(new Item("2", "a"), A, cancellationToken: TestAccount.Cancellation)
            : account.Container.ReadItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation));

        account.Server.Faults.Clear();
        Assert.Equal(status, account.Server.Requests.Snapshot(kind)[0].Status);
        Assert.Equal(kind == RequestKind.Create ? 2 : 1, await account.CountAsync());
    }

    [Fact]
    public async Task WriteBefore_ChangesOnlyTheETag_SoThatAConditionalWriteFails()
    {
        await using TestAccount account = await NewAccountAsync();
        ItemResponse<Item> read = await account.Container.ReadItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation);
        account.Server.Faults.AddOnce(RequestKind.Replace, Fault.WriteBefore());

        Assert.Equal(HttpStatusCode.PreconditionFailed, await TestAccount.RefusalOf(() => account.Container.ReplaceItemAsync(
            new Item("1", "a", 7), "1", A, new ItemRequestOptions { IfMatchEtag = read.ETag }, TestAccount.Cancellation)));

        ItemResponse<Item> after = await account.Container.ReadItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation);
        Assert.Equal(read.Resource, after.Resource);
        Assert.NotEqual(read.ETag, after.ETag);
    }

    [Fact]
    public async Task WriteBefore_DoesNotAffectARequestWithoutADocument()
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Faults.Add(new FaultRule(Fault.WriteBefore()));

        await account.Container.CreateItemAsync(new Item("2", "a"), A, cancellationToken: TestAccount.Cancellation);

        Assert.Equal(2, await account.CountAsync());
        Assert.Equal(HttpStatusCode.NotFound, await TestAccount.RefusalOf(
            () => account.Container.DeleteItemAsync<Item>("3", A, cancellationToken: TestAccount.Cancellation)));
    }

    [Fact]
    public async Task InjectedCount_IsTheNumberOfRequestsWithAFault()
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Faults.Add(new FaultRule(Fault.Fail(400)) { Kinds = [RequestKind.PointRead], Skip = 1, Times = 2 });

        await ReadAsync(account, 5);

        Assert.Equal(2, account.Server.Faults.InjectedCount);
    }

    [Fact]
    public async Task StopListening_RefusesConnections_AndKeepsTheDocuments()
    {
        await using TestAccount account = await NewAccountAsync();
        using HttpClient http = new();

        await account.Server.StopListeningAsync();
        HttpRequestException refused = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(account.Server.Endpoint, TestAccount.Cancellation));
        await account.Server.ListenAgainAsync(TestAccount.Cancellation);

        Assert.Equal(HttpRequestError.ConnectionError, refused.HttpRequestError);
        Item read = await account.Container.ReadItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation);
        Assert.Equal("1", read.Id);
    }

    [Fact]
    public async Task Delay_UsesTheClockOfTheAccount()
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Faults.AddOnce(RequestKind.PointRead, Fault.Delay(TimeSpan.FromHours(1)));

        Task<ItemResponse<Item>> delayed = account.Container.ReadItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation);
        while (!delayed.IsCompleted)
        {
            account.Time.Advance(TimeSpan.FromHours(1));
            await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.OK, (await delayed).StatusCode);
    }

    [Fact]
    public async Task Gate_HoldsARequestUntilItOpens()
    {
        await using TestAccount account = await NewAccountAsync();
        FaultGate gate = new();
        account.Server.Faults.AddOnce(RequestKind.Replace, Fault.WaitAt(gate));

        Task<ItemResponse<Item>> held = account.Container.ReplaceItemAsync(new Item("1", "a", 1), "1", A, cancellationToken: TestAccount.Cancellation);
        await gate.Arrived.WaitAsync(TestAccount.Cancellation);
        await account.Container.ReplaceItemAsync(new Item("1", "a", 2), "1", A, cancellationToken: TestAccount.Cancellation);
        Assert.Equal((1, 1), (gate.Arrivals, gate.Held));
        gate.Open();
        await held;
        Assert.Equal(0, gate.Held);

        Item read = await account.Container.ReadItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation);
        Assert.Equal(1, read.Number);
    }

    [Fact]
    public async Task Rule_SkipsRequests_AndEndsAfterItsTimes()
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Faults.Add(new FaultRule(Fault.Fail(400)) { Kinds = [RequestKind.PointRead], Container = "items", Skip = 1, Times = 1 });

        IReadOnlyList<int> statuses = await ReadAsync(account, 4);

        Assert.Equal([200, 400, 200, 200], statuses);
    }

    [Fact]
    public async Task Rule_AffectsOnlyItsContainer()
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Faults.Add(new FaultRule(Fault.Fail(400)) { Container = "others" });

        Assert.Equal([200], await ReadAsync(account, 1));
    }

    [Fact]
    public async Task Rule_WithAProbability_AffectsTheSameRequestsInEachRun()
    {
        List<IReadOnlyList<int>> runs = [];
        for (int run = 0; run < 2; run++)
        {
            await using TestAccount account = await NewAccountAsync();
            account.Server.Faults.Add(new FaultRule(Fault.Fail(400)) { Kinds = [RequestKind.PointRead], Probability = 0.5 });
            runs.Add(await ReadAsync(account, 30));
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.Contains(200, runs[0]);
        Assert.Contains(400, runs[0]);
    }

    [Fact]
    public async Task ShortPages_ReturnAllResultsInMorePages()
    {
        await using TestAccount account = await NewAccountAsync();
        for (int number = 2; number <= 5; number++)
        {
            await account.Container.CreateItemAsync(new Item($"{number}", "a", number), A, cancellationToken: TestAccount.Cancellation);
        }

        account.Server.Faults.Add(new FaultRule(Fault.ShortPages(2, everyOtherEmpty: true)) { Kinds = [RequestKind.Query] });
        account.Server.Requests.Clear();
        using FeedIterator<Item> query = account.Container.GetItemQueryIterator<Item>(
            "SELECT * FROM c ORDER BY c.number", requestOptions: new QueryRequestOptions { PartitionKey = A, MaxItemCount = 100 });
        List<Item> items = [];
        while (query.HasMoreResults)
        {
            items.AddRange(await query.ReadNextAsync(TestAccount.Cancellation));
        }

        Assert.Equal(["1", "2", "3", "4", "5"], items.Select(item => item.Id));
        Assert.Equal(6, account.Server.Requests.Snapshot(RequestKind.Query).Count);
    }

    private static async Task<TestAccount> NewAccountAsync()
    {
        TestAccount account = await TestAccount.StartAsync();
        await account.Container.CreateItemAsync(new Item("1", "a"), A, cancellationToken: TestAccount.Cancellation);
        account.Server.Requests.Clear();
        return account;
    }

    private static async Task<IReadOnlyList<int>> ReadAsync(TestAccount account, int times)
    {
        List<int> statuses = [];
        for (int time = 0; time < times; time++)
        {
            using ResponseMessage read = await account.Container.ReadItemStreamAsync("1", A, cancellationToken: TestAccount.Cancellation);
            statuses.Add((int)read.StatusCode);
        }

        return statuses;
    }
}
