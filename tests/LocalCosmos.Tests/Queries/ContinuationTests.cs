using System.Text;
using LocalCosmos.Errors;
using LocalCosmos.Queries.Execution;

namespace LocalCosmos.Tests.Queries;

public class ContinuationTests
{
    [Theory]
    [InlineData("ORDER BY c.a")]
    [InlineData("ORDER BY c.a DESC")]
    [InlineData("ORDER BY c.a DESC, c.b DESC")]
    [InlineData("WHERE c.a > -1")]
    [InlineData("")]
    public void Pages_ReturnEachDocumentOnce_DuringInsertsAndDeletes(string rest)
    {
        TestContainer container = new();
        for (int i = 0; i < 300; i++)
        {
            container.Add($"\"a\":{i % 7},\"b\":{i % 5}");
        }
        HashSet<string> throughout = container.Documents.Where(document => document.Sequence % 3 != 0).Select(document => document.Id).ToHashSet();
        List<string> seen = [];
        string? continuation = null;
        do
        {
            QueryPage page = container.Page($"SELECT VALUE c.id FROM c {rest}", maxItemCount: 10, continuation: continuation);
            seen.AddRange(page.Items.Select(item => Encoding.UTF8.GetString(item.Span).Trim('"')));
            continuation = page.Continuation;
            // The removed documents may include the one at which the page ended.
            container.Documents.Where(document => document.Sequence % 3 == 0).OrderBy(document => !seen.Contains(document.Id)).Take(5).ToList().ForEach(document => container.Remove(document.Id));
            container.Add($"\"a\":{seen.Count % 7},\"b\":2");
        }
        while (continuation is not null);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Superset(throughout, seen.ToHashSet());
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("bm8ganNvbg==")]
    [InlineData("e30=")]
    [InlineData("W10=")]
    public void MalformedContinuation_IsRefused(string continuation) =>
        Assert.Throws<BadQueryException>(() => new TestContainer().Page("SELECT * FROM c", continuation: continuation));

    [Fact]
    public void ContinuationOfAnotherQuery_IsRefused()
    {
        TestContainer container = new TestContainer().With("\"a\":1", "\"a\":2");
        QueryPage first = container.Page("SELECT * FROM c ORDER BY c.a", maxItemCount: 1);

        Assert.Throws<BadQueryException>(() => container.Page("SELECT * FROM c ORDER BY c.b", maxItemCount: 1, continuation: first.Continuation));
        Assert.Throws<BadQueryException>(() => container.Page("SELECT VALUE COUNT(1) FROM c", continuation: first.Continuation));
    }

    [Theory]
    [InlineData("SELECT TOP 7 VALUE c.id FROM c ORDER BY c.a", "1 2 3 4 5 6 7")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.a OFFSET 5 LIMIT 6", "6 7 8 9 10 11")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.a DESC OFFSET 18 LIMIT 10", "2 1")]
    [InlineData("SELECT VALUE c.id FROM c WHERE c.a > 2 OFFSET 3 LIMIT 4", "6 7 8 9")]
    [InlineData("SELECT VALUE c.id FROM c OFFSET 0 LIMIT 0", "")]
    [InlineData("SELECT VALUE c.id FROM c OFFSET 30 LIMIT 5", "")]
    [InlineData("SELECT TOP 0 VALUE c.id FROM c", "")]
    public void TopOffsetAndLimit_ContinueOverPages(string text, string expected)
    {
        TestContainer container = new();
        for (int i = 1; i <= 20; i++)
        {
            container.Add($"\"a\":{i}");
        }

        foreach (int size in (int[])[1, 3, 100])
        {
            Assert.Equal(expected, string.Join(' ', container.All(text, maxItemCount: size).Select(id => id.Trim('"'))));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void Page_WithoutASize_Has100Results(int maxItemCount)
    {
        TestContainer container = new();
        for (int i = 0; i < 101; i++)
        {
            container.Add("");
        }

        Assert.Equal(100, container.Page("SELECT * FROM c", maxItemCount: maxItemCount).Items.Count);
        Assert.Equal(101, container.Ids("", maxItemCount: maxItemCount).Split(' ').Length);
    }

    [Fact]
    public void Page_HasAtMostFourMegabytes_AndTheNextPageContinues()
    {
        TestContainer container = new(TestContainer.Named);
        for (int i = 0; i < 5; i++)
        {
            container.Add($"\"a\":{i},\"text\":\"{new string('x', 1_500_000)}\"");
        }

        Assert.Equal(2, container.Page("SELECT * FROM c ORDER BY c.a").Items.Count);
        Assert.Equal(5, container.All("SELECT * FROM c ORDER BY c.a").Count);
    }

    [Fact]
    public void LastPage_HasNoContinuation()
    {
        TestContainer container = new TestContainer().With("", "");

        Assert.Null(container.Page("SELECT * FROM c", maxItemCount: 2).Continuation);
        Assert.NotNull(container.Page("SELECT * FROM c", maxItemCount: 1).Continuation);
    }
}
