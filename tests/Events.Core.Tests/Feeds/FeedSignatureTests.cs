using Events.Core.Feeds;
using Microsoft.Extensions.Options;

namespace Events.Core.Tests.Feeds;

public sealed class FeedSignatureTests
{
    private const string Generation = "00112233445566778899aabbccddeeff";
    private static readonly FeedSignature Signature = With(1);

    [Fact]
    public void Signature_OfTheSameCalendarGenerationAndKey_IsValid() => Assert.True(Signature.IsValid(Signature.Of(7, Generation), 7, Generation));

    [Fact]
    public void Signature_IsHmacSha256() => Assert.Equal(
        "rLg1Cxo-RiT4GO8VzZUw6wwf9S9pm0utEx-hlXSKaiM",
        Signature.Of(7, Generation));

    [Fact]
    public void Signature_OfAnotherCalendar_IsInvalid() => Assert.False(Signature.IsValid(Signature.Of(71, Generation), 7, Generation));

    [Fact]
    public void Signature_OfAnotherGeneration_IsInvalid() => Assert.False(Signature.IsValid(Signature.Of(7, Generation[1..]), 7, Generation));

    [Fact]
    public void Signature_OfAnotherKey_IsInvalid() => Assert.False(Signature.IsValid(With(2).Of(7, Generation), 7, Generation));

    [Fact]
    public void Signature_WithAChangedMissingOrAddedCharacter_IsInvalid()
    {
        string good = Signature.Of(7, Generation);
        for (int index = 0; index < good.Length; index++)
        {
            foreach (char other in "AB_".Where(each => each != good[index]))
            {
                Assert.False(Signature.IsValid($"{good[..index]}{other}{good[(index + 1)..]}", 7, Generation));
            }

            Assert.False(Signature.IsValid(good.Remove(index, 1), 7, Generation));
        }

        Assert.False(Signature.IsValid(good + "=", 7, Generation));
        Assert.False(Signature.IsValid(string.Empty, 7, Generation));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("c2hvcnQ=")]
    public void Key_ThatIsMissingMalformedOrShort_IsRefused(string? key) =>
        Assert.Single(new FeedOptions { SigningKey = key }.Validate(new(new object())));

    [Fact]
    public void Key_Of32Bytes_IsAccepted() =>
        Assert.Empty(new FeedOptions { SigningKey = Convert.ToBase64String(new byte[32]) }.Validate(new(new object())));

    private static FeedSignature With(byte key) =>
        new(Options.Create(new FeedOptions { SigningKey = Convert.ToBase64String([.. Enumerable.Repeat(key, 32)]) }));
}
