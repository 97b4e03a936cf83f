using System.Text.Json;
using LocalCosmos.Errors;
using LocalCosmos.Indexing;
using LocalCosmos.Json;

namespace LocalCosmos.Tests.Queries;

public class IndexingPolicyTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("food", false)]
    [InlineData("food/ingredients", false)]
    [InlineData("food/ingredients/nutrition", true)]
    [InlineData("food/ingredients/nutrition/fat", true)]
    [InlineData("food/ingredients/nutrition/salt", false)]
    [InlineData("food/ingredients/nutrition/salt/grams", true)]
    [InlineData("the-key", false)]
    [InlineData("id", true)]
    [InlineData("_ts", true)]
    [InlineData("_etag", false)]
    public void MorePrecisePath_Wins(string path, bool included)
    {
        IndexingPolicy policy = Parse("""
            { "includedPaths": [{ "path": "/*" }, { "path": "/food/ingredients/nutrition/*" }],
              "excludedPaths": [{ "path": "/food/*" }, { "path": "/food/ingredients/nutrition/salt/?" }, { "path": "/\"the-key\"/?" }] }
            """);

        Assert.Equal(included, policy.Includes(path.Split('/')));
    }

    [Theory]
    [InlineData("""{"includedPaths":[{"path":"/a/?"}],"excludedPaths":[]}""")]
    [InlineData("""{"includedPaths":[{"path":"/a/?"}],"excludedPaths":[{"path":"/*"},{"path":"/a/?"}]}""")]
    [InlineData("""{"includedPaths":[{"path":"/a"}],"excludedPaths":[{"path":"/*"}]}""")]
    [InlineData("""{"includedPaths":[{"path":"a/?"}],"excludedPaths":[{"path":"/*"}]}""")]
    [InlineData("""{"includedPaths":[{}],"excludedPaths":[{"path":"/*"}]}""")]
    [InlineData("""{"includedPaths":{},"excludedPaths":[{"path":"/*"}]}""")]
    [InlineData("""{"indexingMode":"lazy"}""")]
    [InlineData("""{"automatic":false}""")]
    [InlineData("""{"compositeIndexes":[[{"path":"/a"}]]}""")]
    [InlineData("""{"compositeIndexes":[[{"path":"/a/*"},{"path":"/b"}]]}""")]
    [InlineData("""{"compositeIndexes":[[{"path":"/a","order":"up"},{"path":"/b"}]]}""")]
    [InlineData("""{"spatialIndexes":[{"path":"/a/*","types":["Point"]}]}""")]
    [InlineData("""{"unknown":true}""")]
    public void InvalidOrUnsupportedPolicy_IsRefused(string policy) =>
        Assert.Throws<BadQueryException>(() => Parse(policy));

    [Fact]
    public void MissingPolicy_IndexesEveryProperty()
    {
        IndexingPolicy policy = IndexingPolicy.Parse(default, PropertyPath.Parse("/pk"));

        Assert.True(policy.Includes(["a", "b"]));
        Assert.False(policy.Includes(["_etag"]));
    }

    [Fact]
    public void IndexingModeNone_IndexesNothing() => Assert.False(Parse("""{"indexingMode":"none"}""").Includes(["id"]));

    [Fact]
    public void PartitionKey_IsNotIndexedAutomatically() =>
        Assert.False(Parse("""{"includedPaths":[{"path":"/a/?"}],"excludedPaths":[{"path":"/*"}]}""").Includes(["pk"]));

    private static IndexingPolicy Parse(string policy)
    {
        using JsonDocument document = JsonDocument.Parse(policy);
        return IndexingPolicy.Parse(document.RootElement, PropertyPath.Parse("/pk"));
    }
}
