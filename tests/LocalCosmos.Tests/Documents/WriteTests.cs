using System.Net;
using System.Text;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Documents;

public sealed class WriteTests
{
    private static readonly PartitionKey A = new("a");

    [Fact]
    public async Task Replace_StoresTheNewVersionAndChangesTheETag()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        ItemResponse<Item> created = await account.Container.CreateItemAsync(new Item("1", "a"), A, cancellationToken: TestAccount.Cancellation);

        ItemResponse<Item> replaced = await account.Container.ReplaceItemAsync(new Item("1", "a", 2), "1", A, cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        Assert.Equal(2, replaced.Resource.Number);
        Assert.NotEqual(created.ETag, replaced.ETag);
    }

    [Fact]
    public async Task Replace_OfAMissingDocument_Returns404()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, await TestAccount.RefusalOf(
            () => account.Container.ReplaceItemAsync(new Item("1", "a"), "1", A, cancellationToken: TestAccount.Cancellation)));
    }

    [Fact]
    public async Task Upsert_CreatesThenReplaces()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        ItemResponse<Item> first = await account.Container.UpsertItemAsync(new Item("1", "a", 1), A, cancellationToken: TestAccount.Cancellation);
        ItemResponse<Item> second = await account.Container.UpsertItemAsync(new Item("1", "a", 2), A, cancellationToken: TestAccount.Cancellation);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task Delete_RemovesTheDocument()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.Container.CreateItemAsync(new Item("1", "a"), A, cancellationToken: TestAccount.Cancellation);

        ItemResponse<Item> deleted = await account.Container.DeleteItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await TestAccount.RefusalOf(
            () => account.Container.DeleteItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation)));
    }

    [Fact]
    public async Task Write_WithAStaleETag_Returns412()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        ItemResponse<Item> created = await account.Container.CreateItemAsync(new Item("1", "a"), A, cancellationToken: TestAccount.Cancellation);
        await account.Container.UpsertItemAsync(new Item("1", "a", 2), A, cancellationToken: TestAccount.Cancellation);
        ItemRequestOptions stale = new() { IfMatchEtag = created.ETag };
        PatchItemRequestOptions stalePatch = new() { IfMatchEtag = created.ETag };

        Assert.All(
            [
                await TestAccount.RefusalOf(() => account.Container.ReplaceItemAsync(new Item("1", "a"), "1", A, stale, TestAccount.Cancellation)),
                await TestAccount.RefusalOf(() => account.Container.UpsertItemAsync(new Item("1", "a"), A, stale, TestAccount.Cancellation)),
                await TestAccount.RefusalOf(() => account.Container.DeleteItemAsync<Item>("1", A, stale, TestAccount.Cancellation)),
                await TestAccount.RefusalOf(() => account.Container.PatchItemAsync<Item>("1", A, [PatchOperation.Set("/number", 3)], stalePatch, TestAccount.Cancellation)),
            ],
            status => Assert.Equal(HttpStatusCode.PreconditionFailed, status));
    }

    [Fact]
    public async Task Create_RefusesAPartitionKeyThatDiffersFromTheBody()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await TestAccount.RefusalOf(
            () => account.Container.CreateItemAsync(new Item("1", "a"), new PartitionKey("b"), cancellationToken: TestAccount.Cancellation)));
    }

    [Fact]
    public async Task Create_RefusesADocumentOverTwoMegabytes()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        var large = new { id = "1", group = "a", text = new string('x', 2 * 1024 * 1024) };

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await TestAccount.RefusalOf(
            () => account.Container.CreateItemAsync(large, A, cancellationToken: TestAccount.Cancellation)));
    }

    [Fact]
    public async Task Create_KeepsTheBytesOfTheProperties()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        const string Sent = """{"id":"1", "group":"a", "large": 2147483648,"largest":9007199254740991,"ratio":1.50,"text":"\u00e9 é \"<>"}""";
        using MemoryStream body = new(Encoding.UTF8.GetBytes(Sent));

        using ResponseMessage created = await account.Container.CreateItemStreamAsync(body, A, cancellationToken: TestAccount.Cancellation);
        using ResponseMessage read = await account.Container.ReadItemStreamAsync("1", A, cancellationToken: TestAccount.Cancellation);
        using StreamReader reader = new(read.Content);
        string kept = await reader.ReadToEndAsync(TestAccount.Cancellation);

        Assert.StartsWith("""{"id":"1","group":"a","large": 2147483648,"largest":9007199254740991,"ratio":1.50,"text":"\u00e9 é \"<>",""", kept, StringComparison.Ordinal);
        Assert.All(["_rid", "_self", "_etag", "_attachments", "_ts"], name => Assert.Contains($"\"{name}\":", kept, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Create_ReturnsNoBodyIfTheClientWantsNone()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        ItemRequestOptions quiet = new() { EnableContentResponseOnWrite = false };

        using ResponseMessage created = await account.Container.CreateItemStreamAsync(
            new MemoryStream("""{"id":"1","group":"a"}"""u8.ToArray()), A, quiet, TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.True(created.Content is null || created.Content.Length == 0);
        Assert.NotNull(created.Headers.ETag);
    }

    [Theory]
    [InlineData("""{"group":"a"}""")]
    [InlineData("""{"id":"a/b","group":"a"}""")]
    [InlineData("""{"id":"1","id":"2","group":"a"}""")]
    [InlineData("""{"id":"1","group":"a","ttl":0}""")]
    [InlineData("""{"id":"1","group":"a" """)]
    public async Task Create_RefusesAnInvalidDocument(string body)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        using ResponseMessage refused = await account.Container.CreateItemStreamAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(body)), A, cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Batch_IsRefused()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        using TransactionalBatchResponse refused = await account.Container.CreateTransactionalBatch(A).CreateItem(new Item("1", "a")).ExecuteAsync(TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }
}
