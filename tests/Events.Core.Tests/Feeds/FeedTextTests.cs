using Events.Core.Feeds;

namespace Events.Core.Tests.Feeds;

public sealed class FeedTextTests
{
    [Theory]
    [InlineData("plain, with; all\\ \"of\" it: ü 😀", "plain, with; all\\ \"of\" it: ü 😀")]
    [InlineData("tab\tstays", "tab\tstays")]
    [InlineData("a\nb\r\nc\rd", "a\nb\nc\nd")]
    [InlineData("a\r\r\nb\r", "a\n\nb\n")]
    [InlineData("a\u0085b\u2028c\u2029d", "a\nb\nc\nd")]
    [InlineData("a\u0000\u0007\u000b\u000c\u001b\u007f\u0080\u009fb", "ab")]
    public void Clean_NormalizesLineBreaks_AndRemovesOtherControls(string given, string expected) =>
        Assert.Equal(expected, FeedText.Clean(given));
}
