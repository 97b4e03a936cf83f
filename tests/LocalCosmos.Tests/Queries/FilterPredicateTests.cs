using System.Text.Json;
using LocalCosmos.Errors;
using LocalCosmos.Queries.Filtering;

namespace LocalCosmos.Tests.Queries;

public class FilterPredicateTests
{
    [Theory]
    [InlineData("FROM c WHERE c.claim.token = 'x'", true)]
    [InlineData("from d where d.claim.token = \"y\"", false)]
    [InlineData("FROM c WHERE c.nothing = null", false)]
    [InlineData("FROM c WHERE NOT IS_DEFINED(c.nothing) AND c.revision >= 3", true)]
    public void Matches_OnlyIfTheConditionIsTrue(string text, bool expected)
    {
        using JsonDocument document = JsonDocument.Parse("""{"claim":{"token":"x"},"revision":3}""");

        Assert.Equal(expected, FilterPredicate.Parse(text).Matches(document.RootElement));
    }

    [Theory]
    [InlineData("")]
    [InlineData("WHERE c.a = 1")]
    [InlineData("FROM c")]
    [InlineData("FROM c WHERE c.a = @a")]
    [InlineData("FROM c WHERE c.a = 1 ORDER BY c.a")]
    [InlineData("SELECT * FROM c WHERE c.a = 1")]
    public void Parse_RefusesAnInvalidCondition(string text) => Assert.Throws<BadQueryException>(() => FilterPredicate.Parse(text));
}
