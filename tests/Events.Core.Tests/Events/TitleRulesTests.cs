using CsCheck;
using Events.Core.Events;

namespace Events.Core.Tests.Events;

public sealed class TitleRulesTests
{
    private static readonly string[] Letters = ["a", "A", "é", "É", "ß", "ẞ", "ı", "i", "İ", "I", "ſ", "s", "σ", "ς", "Σ", "ǆ", "ǅ", "𐐨", "𐐀", " ", "\u212A", "k"];

    [Theory]
    [InlineData(" Test API Event\t", "TEST API EVENT")]
    [InlineData("été", "ÉTÉ")]
    [InlineData("\u00A0x\u2003", "X")]
    [InlineData("straße", "STRASSE", false)]
    public void Key_TrimsAndIgnoresCase(string title, string key, bool isSame = true) => Assert.Equal(isSame, TitleRules.Key(title) == key);

    [Fact]
    public void Key_IsTheSameForTitlesThatAreEqualIgnoringCase() =>
        Gen.Select(Gen.OneOf(Letters).Array[0, 4], Gen.OneOf(Letters).Array[0, 4]).Sample((left, right) =>
        {
            (string first, string second) = (string.Concat(left), string.Concat(right));

            Assert.Equal(
                string.Equals(first.Trim(), second.Trim(), StringComparison.OrdinalIgnoreCase),
                TitleRules.Key(first) == TitleRules.Key(second));
        });

    [Fact]
    public void Key_OfAKey_IsTheSameKey()
    {
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            if (codePoint is < 0xD800 or > 0xDFFF)
            {
                string key = TitleRules.Key($"x{char.ConvertFromUtf32(codePoint)}x");
                Assert.Equal(key, TitleRules.Key(key));
            }
        }
    }
}
