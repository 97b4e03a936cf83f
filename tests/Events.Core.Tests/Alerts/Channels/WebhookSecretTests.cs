using Events.Core.Alerts.Channels;

namespace Events.Core.Tests.Alerts.Channels;

public sealed class WebhookSecretTests
{
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Timestamp = 1614265330;

    /// <summary>The test example of the libraries of the Standard Webhooks specification.</summary>
    [Fact]
    public void Sign_MatchesThePublishedExample() =>
        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            Secret(Samples.Secret).Sign(Id, Timestamp, """{"test": 2432232314}"""u8));

    [Theory]
    [InlineData(24)]
    [InlineData(64)]
    public void TryParse_Accepts24To64Bytes(int length) => Assert.True(WebhookSecret.TryParse(Text(length), out _));

    [Fact]
    public void TryParse_RefusesAnythingElse() =>
        Assert.All(
            [null, "", "whsec_", Text(23), Text(65), Text(32)["whsec_".Length..], "WHSEC_" + Text(32)["whsec_".Length..], "whsec_not base64!", Samples.Secret[..^1]],
            text => Assert.False(WebhookSecret.TryParse(text, out _)));

    [Fact]
    public void Create_ReturnsAnotherSecretEachTime()
    {
        Assert.True(WebhookSecret.TryParse(WebhookSecret.Create(), out _));
        Assert.NotEqual(WebhookSecret.Create(), WebhookSecret.Create());
    }

    [Fact]
    public void HasSigned_FindsItsSignatureAmongSeveral()
    {
        string signatures = $"v1a,abc {Secret(Samples.OtherSecret).Sign(Id, Timestamp, "{}"u8)} {Secret(Samples.Secret).Sign(Id, Timestamp, "{}"u8)}";
        Assert.True(Secret(Samples.Secret).HasSigned(signatures, Id, Timestamp, "{}"u8));
        Assert.True(Secret(Samples.OtherSecret).HasSigned(signatures, Id, Timestamp, "{}"u8));
    }

    [Fact]
    public void HasSigned_RefusesAnotherIdTimeBodyOrSecret()
    {
        WebhookSecret secret = Secret(Samples.Secret);
        string signature = secret.Sign(Id, Timestamp, "{}"u8);
        Assert.False(secret.HasSigned(signature, Id + "x", Timestamp, "{}"u8));
        Assert.False(secret.HasSigned(signature, Id, Timestamp + 1, "{}"u8));
        Assert.False(secret.HasSigned(signature, Id, Timestamp, "{ }"u8));
        Assert.False(Secret(Samples.OtherSecret).HasSigned(signature, Id, Timestamp, "{}"u8));
        Assert.False(secret.HasSigned("", Id, Timestamp, "{}"u8));
    }

    private static string Text(int length) => "whsec_" + Convert.ToBase64String(new byte[length]);

    private static WebhookSecret Secret(string text) => WebhookSecret.TryParse(text, out WebhookSecret? secret) ? secret : throw new ArgumentException(text);
}
