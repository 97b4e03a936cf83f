using Events.Core.Events.Writing;

namespace Events.Core.Tests.Events.Writing;

public sealed class IdempotencyKeyTests
{
    [Fact]
    public void DocumentId_IsUniqueForTokenEndpointAndKey()
    {
        IdempotencyKey[] keys =
        [
            new("a", "b", "c"), new("ab", "", "c"), new("a", "bc", ""), new("", "ab", "c"), new("a", "b", "d"), new("A", "b", "c"),
        ];

        Assert.Equal(keys.Length, keys.Select(key => key.DocumentId).Distinct().Count());
        Assert.All(keys, key => Assert.Matches("^idempotency:[0-9a-f]{64}$", key.DocumentId));
        Assert.Equal(keys[0].DocumentId, new IdempotencyKey("a", "b", "c").DocumentId);
    }
}
