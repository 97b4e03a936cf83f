using LocalCosmos.Json;
using LocalCosmos.Partitioning;

namespace LocalCosmos.Tests.Partitioning;

/// <summary>The hash of partition keys. <see cref="RangeRoutingTests"/> compares it with the hash of the client.</summary>
public class EffectivePartitionKeyTests
{
    [Theory]
    [InlineData("5", "19C08621B135968252FB34B4CF66F811")]
    [InlineData("\"redmond\"", "22E342F38A486A088463DFF7838A5963")]
    [InlineData("true", "0E711127C5B5A8E4726AC6DD306A3E59")]
    [InlineData("false", "2FE1BE91E90A3439635E0E9E37361EF2")]
    [InlineData("null", "378867E4430E67857ACE5C908374FE16")]
    [InlineData(CanonicalJson.Undefined, "11622DAA78F835834610ABE56EFF5CB5")]
    public void Of_IsTheHashInTheTestsOfTheClient(string partitionKey, string expected) =>
        Assert.Equal(expected, EffectivePartitionKey.Of(partitionKey).ToString());

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public void Divide_PutsEachKeyIntoExactlyOnePart(int count)
    {
        List<EffectivePartitionKeyRange> parts = EffectivePartitionKeyRange.All.Divide(count).ToList();

        Assert.Equal("", parts[0].MinimumText);
        Assert.Equal("FF", parts[^1].MaximumText);
        Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal(pair.First.Maximum, pair.Second.Minimum));
        Assert.All(Enumerable.Range(0, 500), key => Assert.Single(parts, part => part.Contains(EffectivePartitionKey.Of($"{key}"))));
        Assert.All(parts, part => Assert.Equal(part, EffectivePartitionKeyRange.Parse(part.MinimumText, part.MaximumText)));
    }
}
