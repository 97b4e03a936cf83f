using System.Net;
using System.Text.Json;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Documents;

public sealed class PatchTests
{
    private static readonly PartitionKey A = new("a");

    [Fact]
    public async Task Patch_AppliesEachKindOfOperation()
    {
        await using TestAccount account = await NewAccountAsync();

        JsonElement patched = await PatchAsync(
            account,
            PatchOperation.Add("/added", 1),
            PatchOperation.Set("/list/0", "first"),
            PatchOperation.Add("/list/1", "between"),
            PatchOperation.Add("/list/-", "last"),
            PatchOperation.Replace("/text", "other"),
            PatchOperation.Remove("/gone"),
            PatchOperation.Increment("/count", 2),
            PatchOperation.Increment("/ratio", 0.5),
            PatchOperation.Increment("/fresh", 7),
            PatchOperation.Move("/from", "/nested/to"));

        Assert.Equal(
            """{"id":"1","group":"a","list":["first","between","b","last"],"text":"other","count":9007199254740991,"ratio":2,"nested":{"to":{"deep":true}},"added":1,"fresh":7}""",
            Own(patched));
    }

    [Fact]
    public async Task Patch_KeepsTheOtherProperties()
    {
        await using TestAccount account = await NewAccountAsync();

        JsonElement patched = await PatchAsync(account, PatchOperation.Set("/claim", new { token = "x" }));

        Assert.Equal(9007199254740989, patched.GetProperty("count").GetInt64());
        Assert.Equal("x", patched.GetProperty("claim").GetProperty("token").GetString());
    }

    [Theory]
    [InlineData("/missing")]
    [InlineData("/list/9")]
    [InlineData("/nested/none/deeper")]
    public async Task Patch_RefusesToRemoveAMissingValue(string path)
    {
        await using TestAccount account = await NewAccountAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await TestAccount.RefusalOf(() => PatchAsync(account, PatchOperation.Remove(path))));
    }

    [Fact]
    public async Task Patch_RefusesMoreThanTenOperations()
    {
        await using TestAccount account = await NewAccountAsync();
        PatchOperation[] operations = Enumerable.Range(0, 11).Select(number => PatchOperation.Set($"/p{number}", number)).ToArray();

        Assert.Equal(HttpStatusCode.BadRequest, await TestAccount.RefusalOf(() => PatchAsync(account, operations)));
    }

    [Theory]
    [InlineData("/id")]
    [InlineData("/_ts")]
    [InlineData("/group")]
    public async Task Patch_RefusesToChangeSystemPropertiesAndThePartitionKey(string path)
    {
        await using TestAccount account = await NewAccountAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await TestAccount.RefusalOf(() => PatchAsync(account, PatchOperation.Set(path, "2"))));
    }

    [Fact]
    public async Task Patch_AppliesAllOperationsOrNone()
    {
        await using TestAccount account = await NewAccountAsync();

        await TestAccount.RefusalOf(() => PatchAsync(account, PatchOperation.Set("/text", "changed"), PatchOperation.Remove("/missing")));

        ItemResponse<JsonElement> read = await account.Container.ReadItemAsync<JsonElement>("1", A, cancellationToken: TestAccount.Cancellation);
        Assert.Equal("text", read.Resource.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Patch_WithAFalseCondition_Returns412()
    {
        await using TestAccount account = await NewAccountAsync();
        PatchOperation[] operations = [PatchOperation.Set("/text", "changed")];

        HttpStatusCode refusal = await TestAccount.RefusalOf(() => account.Container.PatchItemAsync<JsonElement>(
            "1", A, operations, new PatchItemRequestOptions { FilterPredicate = "FROM c WHERE c.text = \"else\"" }, TestAccount.Cancellation));
        ItemResponse<JsonElement> patched = await account.Container.PatchItemAsync<JsonElement>(
            "1", A, operations, new PatchItemRequestOptions { FilterPredicate = "FROM c WHERE c.text = \"text\"" }, TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.PreconditionFailed, refusal);
        Assert.Equal("changed", patched.Resource.GetProperty("text").GetString());
    }

    private static async Task<TestAccount> NewAccountAsync()
    {
        TestAccount account = await TestAccount.StartAsync();
        using MemoryStream body = new("""{"id":"1","group":"a","list":["a","b"],"text":"text","gone":null,"count":9007199254740989,"ratio":1.5,"from":{"deep":true},"nested":{}}"""u8.ToArray());
        using ResponseMessage created = await account.Container.CreateItemStreamAsync(body, A, cancellationToken: TestAccount.Cancellation);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        return account;
    }

    private static async Task<JsonElement> PatchAsync(TestAccount account, params PatchOperation[] operations) =>
        await account.Container.PatchItemAsync<JsonElement>("1", A, operations, cancellationToken: TestAccount.Cancellation);

    private static string Own(JsonElement document) =>
        $"{{{string.Join(',', document.EnumerateObject().Where(property => property.Name[0] != '_'))}}}";
}
