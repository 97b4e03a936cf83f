using System.Globalization;
using System.Text;
using LocalCosmos.Queries.Execution;

namespace LocalCosmos.Tests.Queries;

/// <summary>The number of documents and index entries that a query reads. The container has 100,000 documents in 100 partitions.</summary>
public class CostTests(CostTests.FilledContainer filled) : IClassFixture<CostTests.FilledContainer>
{
    private const int Documents = 100_000;

    private TestContainer Container => filled.Container;

    [Theory]
    [InlineData(">", "ASC", true)]
    [InlineData("<", "DESC", true)]
    [InlineData(">", "ASC", false)]
    [InlineData("<", "DESC", false)]
    public void KeysetPage_ReadsOnlyItsResults(string comparison, string direction, bool inOnePartition)
    {
        string where = $"c.keys.start {comparison}= @s AND (c.keys.start {comparison} @s OR c.keys.number {comparison} @n)";
        string order = inOnePartition ? "c.calendar_id {0}, c.keys.start {0}, c.keys.number {0}" : "c.keys.start {0}, c.keys.number {0}";
        order = string.Format(CultureInfo.InvariantCulture, order, direction);
        QueryPage page = Container.Page(
            $"SELECT VALUE c.event FROM c WHERE {where} ORDER BY {order}", """{"@s":500,"@n":50000}""", inOnePartition ? "7" : null, 100);

        Assert.Equal(100, page.Items.Count);
        Assert.InRange(page.IndexEntriesRead, 100, 102);
        Assert.InRange(page.DocumentsRead, 100, 102);
    }

    [Fact]
    public void LaterPage_ReadsNoMoreThanTheFirst()
    {
        const string text = "SELECT VALUE c.keys.number FROM c WHERE c.calendar_id = 7 ORDER BY c.calendar_id, c.keys.start, c.keys.number";
        QueryPage first = Container.Page(text, maxItemCount: 100);
        QueryPage page = first;
        while (page.Continuation is { } continuation)
        {
            page = Container.Page(text, maxItemCount: 100, continuation: continuation);
            Assert.InRange(page.IndexEntriesRead, 0, 100);
        }
    }

    [Theory]
    [InlineData("c.keys.title = 't500'", 10)]
    [InlineData("c.keys.number IN (5, 50, 500)", 3)]
    [InlineData("c.keys.number >= 10 AND c.keys.number < 20", 10)]
    [InlineData("ARRAY_CONTAINS(c.keys.users, 4321)", 10)]
    [InlineData("c.keys.title = 't500' AND c.calendar_id = 0", 10)]
    [InlineData("IS_DEFINED(c.due_at)", 100)]
    public void Filter_UsesTheMostSelectiveIndex(string condition, int expectedReads)
    {
        QueryPage page = Container.Page($"SELECT * FROM c WHERE {condition}");

        Assert.Equal(expectedReads, page.IndexEntriesRead);
        Assert.Equal(expectedReads, page.DocumentsRead);
    }

    [Fact]
    public void SelectiveFilter_WithAnOrder_SortsOnlyItsResults()
    {
        QueryPage page = Container.Page("SELECT VALUE c.keys.start FROM c WHERE c.keys.title = 't500' ORDER BY c.keys.start DESC, c.keys.number DESC");

        Assert.Equal(page.Items.Select(item => int.Parse(item.Span, CultureInfo.InvariantCulture)).OrderDescending(), page.Items.Select(item => int.Parse(item.Span, CultureInfo.InvariantCulture)));
        Assert.Equal(10, page.IndexEntriesRead);
    }

    [Theory]
    [InlineData("c.calendar_id = 7", "1000", 1000)]
    [InlineData("c.calendar_id = 7 AND c.keys.start >= 500", "500", 500)]
    [InlineData("c.due_at <= 2000", "21", 21)]
    public void Count_ServedByOneIndex_ReadsNoDocument(string condition, string count, int expectedReads)
    {
        QueryPage page = Container.Page($"SELECT VALUE COUNT(1) FROM c WHERE {condition}");

        Assert.Equal(count, Encoding.UTF8.GetString(page.Items.Single().Span));
        Assert.Equal(0, page.DocumentsRead);
        Assert.Equal(expectedReads, page.IndexEntriesRead);
    }

    [Fact]
    public void Count_OfAPartition_ReadsNoDocument()
    {
        QueryPage page = Container.Page("SELECT VALUE COUNT(1) FROM c", partitionKey: "7");

        Assert.Equal("1000", Encoding.UTF8.GetString(page.Items.Single().Span));
        Assert.Equal((0, 1000), (page.DocumentsRead, page.IndexEntriesRead));
    }

    [Fact]
    public void Filter_OfAnUnindexedPath_ReadsAndCostsEveryDocument()
    {
        QueryPage scan = Container.Page("SELECT * FROM c WHERE c.event.title = 'no such'");
        QueryPage found = Container.Page("SELECT * FROM c WHERE c.keys.number = 5");

        Assert.Equal(Documents, scan.DocumentsRead);
        Assert.True(scan.RequestCharge > 100 * found.RequestCharge);
    }

    [Fact]
    public void Charge_GrowsWithTheDocumentsRead()
    {
        QueryPage none = Container.Page("SELECT * FROM c WHERE c.keys.number = -1");
        QueryPage ten = Container.Page("SELECT * FROM c WHERE c.keys.number < 10");
        QueryPage hundred = Container.Page("SELECT * FROM c WHERE c.keys.number < 100");

        Assert.Equal(2.3, none.RequestCharge);
        Assert.True(none.RequestCharge < ten.RequestCharge && ten.RequestCharge < hundred.RequestCharge);
    }

    /// <summary>The container with its documents, which all tests of the class share.</summary>
    public sealed class FilledContainer
    {
        private const string Policy = """
            { "includedPaths": [{ "path": "/calendar_id/?" }, { "path": "/keys/number/?" }, { "path": "/keys/start/?" }, { "path": "/keys/title/?" }, { "path": "/keys/users/[]/?" }, { "path": "/due_at/?" }],
              "excludedPaths": [{ "path": "/*" }],
              "compositeIndexes": [[{ "path": "/calendar_id" }, { "path": "/keys/start" }, { "path": "/keys/number" }], [{ "path": "/keys/start" }, { "path": "/keys/number" }]] }
            """;

        public FilledContainer()
        {
            // Each partition has 1,000 documents with the starts 0 to 999, so each start occurs 100 times.
            for (int i = 0; i < Documents; i++)
            {
                string due = i % 1000 == 0 ? $",\"due_at\":{i / 10}" : "";
                Container.Add(
                    $$"""
                    "calendar_id":{{i % 100}},"keys":{"number":{{i}},"start":{{i / 100}},"title":"t{{i % 10_000}}","users":[{{i % 10_000}},-1]}{{due}},"event":{"id":{{i}},"title":"An event of some length"}
                    """);
            }
        }

        internal TestContainer Container { get; } = new(Policy, "/calendar_id");
    }
}
