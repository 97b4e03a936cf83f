using Events.Core.Alerts.Channels;

namespace Events.Core.Tests.Alerts.Channels;

public sealed class ResponseBodyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(64 * 1024)]
    [InlineData(64 * 1024 + 1)]
    [InlineData(1_000_000)]
    public async Task Drain_ReadsAtMost64KiB(int length)
    {
        using MemoryStream body = new(new byte[length]);
        await ResponseBody.DrainAsync(body, TestContext.Current.CancellationToken);
        Assert.Equal(Math.Min(length, 65_536), body.Position);
    }
}
