using CsCheck;
using Events.Core.Events;

namespace Events.Core.Tests.Events;

public sealed class TitleKeyTests
{
    private static readonly string[] Letters = ["a", "A", "é", "É", "ß", "ẞ", "ı", "i", "İ", "I", "ſ", "s", "σ", "ς", "Σ", "ǆ", "ǅ", "𐐨", "𐐀", " ", "\u212A", "k"];

    [Theory]
    [InlineData(" Test API Event\t", "TEST API EVENT")]
    [InlineData("été", "ÉTÉ")]
    [InlineData("\u00A0x\u2003", "X")]
    [InlineData("straße", "STRASSE", false)]
    public void Fold_TrimsAndIgnoresCase(string title, string key, bool isSame = true) => Assert.Equal(isSame, TitleKey.Fold(title) == key);

    [Fact]
    public void Fold_IsTheSameForTitlesThatAreEqualIgnoringCase() =>
        Gen.Select(Gen.OneOf(Letters).Array[0, 4], Gen.OneOf(Letters).Array[0, 4]).Sample((left, right) =>
        {
            var (first, second) = (string.Concat(left), string.Concat(right));

            Assert.Equal(
                string.Equals(first.Trim(), second.Trim(), StringComparison.OrdinalIgnoreCase),
                TitleKey.Fold(first) == TitleKey.Fold(second));
        });

    [Fact]
    public void Fold_OfAKeyIsTheKey()
    {
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            if (codePoint is < 0xD800 or > 0xDFFF)
            {
                var key = TitleKey.Fold($"x{char.ConvertFromUtf32(codePoint)}x");
                Assert.Equal(key, TitleKey.Fold(key));
            }
        }
    }
}
