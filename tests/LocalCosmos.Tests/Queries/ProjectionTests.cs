using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Queries;

/// <summary>Queries of the real client for several members of each document. A result does not contain undefined members.</summary>
public class ProjectionTests
{
    private const string Members = "c.id, c.schema, c.event, c.keys.start AS position";
    private const string Order = "ORDER BY c.keys.start, c.keys.number";
    private const string Outdated = "(NOT IS_DEFINED(c.schema) OR c.schema < @schema)";

    public static MatrixTheoryData<int, string?, int> Cases => new([1, 3], [null, "4"], [2, 100]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Top_ReturnsTheMembersOfTheFirstDocuments(int ranges, string? group, int pageSize)
    {
        await using ProjectionAccount account = await ProjectionAccount.StartAsync(ranges);
        QueryDefinition query = new QueryDefinition($"SELECT TOP @limit {Members} FROM c WHERE c.keys.number > @after {Order}")
            .WithParameter("@limit", 11).WithParameter("@after", 3);
        List<string> expected = Expected(document => Number(document) > 3, group, 0, 11);

        Assert.Equal(expected, await account.AllAsync(query, group, pageSize));
        Assert.Equal(expected, await account.WalkAsync(query, group, pageSize));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task OffsetAndLimit_ReturnTheMembersOfOnePart(int ranges, string? group, int pageSize)
    {
        await using ProjectionAccount account = await ProjectionAccount.StartAsync(ranges);
        QueryDefinition query = new QueryDefinition($"SELECT {Members} FROM c {Order} OFFSET @offset LIMIT @limit")
            .WithParameter("@offset", 1).WithParameter("@limit", 12);
        List<string> expected = Expected(_ => true, group, 1, 12);

        Assert.Equal(expected, await account.AllAsync(query, group, pageSize));
        Assert.Equal(expected, await account.WalkAsync(query, group, pageSize));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task OffsetAndLimit_WithoutAnOrder_ReturnThatManyDocuments(int ranges)
    {
        await using ProjectionAccount account = await ProjectionAccount.StartAsync(ranges);
        List<string> results = await account.AllAsync(new QueryDefinition($"SELECT {Members} FROM c OFFSET 4 LIMIT 20"), pageSize: 6);

        Assert.Equal(20, results.Distinct().Count());
        Assert.Subset(Expected(_ => true, null, 0, ProjectionAccount.Count).ToHashSet(), results.ToHashSet());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Walk_ContinuesOverASplit(int ranges)
    {
        QueryDefinition query = new QueryDefinition($"SELECT TOP @limit {Members} FROM c {Order}").WithParameter("@limit", 25);
        List<string> expected = Expected(_ => true, null, 0, 25);
        foreach (bool byIterator in (bool[])[true, false])
        {
            await using ProjectionAccount account = await ProjectionAccount.StartAsync(ranges);
            int pages = 0;
            void SplitAfterTheSecond()
            {
                if (++pages == 2)
                {
                    account.Split();
                }
            }

            Assert.Equal(
                expected,
                byIterator ? await account.AllAsync(query, pageSize: 4, betweenPages: SplitAfterTheSecond) : await account.WalkAsync(query, pageSize: 4, betweenPages: SplitAfterTheSecond));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Count_OfAnEarlierSchema_IncludesDocumentsWithoutASchema(int ranges)
    {
        await using ProjectionAccount account = await ProjectionAccount.StartAsync(ranges);
        QueryDefinition query = new QueryDefinition($"SELECT VALUE COUNT(1) FROM c WHERE {Outdated[1..^1]}").WithParameter("@schema", 2);

        Assert.Equal([$"{ProjectionAccount.Documents.Count(IsOutdated)}"], await account.AllAsync(query));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    public async Task DocumentsOfAnEarlierSchema_ArePagedByNumber(int ranges, bool splits)
    {
        await using ProjectionAccount account = await ProjectionAccount.StartAsync(ranges);
        QueryDefinition query = new QueryDefinition($"SELECT * FROM c WHERE c.keys.number > @after AND {Outdated} ORDER BY c.keys.number")
            .WithParameter("@after", 5).WithParameter("@schema", 2);
        List<int> expected = [.. ProjectionAccount.Documents.Where(document => Number(document) > 5 && IsOutdated(document)).Select(Number).Order()];
        int pages = 0;

        List<string> results = await account.WalkAsync(query, pageSize: 3, betweenPages: () =>
        {
            if (splits && ++pages == 2)
            {
                account.Split();
            }
        });

        Assert.Equal(expected, results.Select(result => Number(JsonNode.Parse(result)!.AsObject())));
    }

    private static List<string> Expected(Func<JsonObject, bool> filter, string? group, int offset, int limit) =>
    [
        .. ProjectionAccount.Documents
            .Where(document => filter(document) && (group is null || (string?)document["group"] == group))
            .Skip(offset).Take(limit)
            .Select(Projected),
    ];

    private static string Projected(JsonObject document)
    {
        JsonObject result = [];
        foreach ((string name, JsonNode? value) in new[]
        {
            ("id", document["id"]), ("schema", document["schema"]), ("event", document["event"]), ("position", document["keys"]!["start"]),
        })
        {
            if (value is not null)
            {
                result[name] = value.DeepClone();
            }
        }

        return result.ToJsonString();
    }

    private static bool IsOutdated(JsonObject document) => document["schema"] is not { } schema || (int)schema < 2;

    private static int Number(JsonObject document) => (int)document["keys"]!["number"]!;
}
