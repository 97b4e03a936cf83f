using Events.Core.Alerts;
using Events.Core.Alerts.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Events.Core.Tests.Alerts.Channels;

public sealed class AlertChannelsTests
{
    private const string Url = "Alerts:Webhooks:ops:Url";
    private const string FirstSecret = "Alerts:Webhooks:ops:Secrets:0";
    private const string SecondSecret = "Alerts:Webhooks:ops:Secrets:1";
    private const string AllowPrivate = "Alerts:Webhooks:ops:AllowPrivate";
    private const string Endpoint = "Alerts:EventGrid:Endpoint";

    [Fact]
    public void Channels_WithoutSettings_AreOnlyTheLog()
    {
        Assert.Equal(["log"], Names());
        Assert.Equal(["log"], Names((Endpoint, "")));
    }

    [Fact]
    public void Channels_WithSettings_AreEachWebhookAndTheTopic() =>
        Assert.Equal(
            ["eventgrid", "webhook:legal", "webhook:ops"],
            Names(
                (Url, "https://example.com/a"),
                (FirstSecret, Samples.Secret),
                (SecondSecret, Samples.OtherSecret),
                ("Alerts:Webhooks:legal:Url", "http://10.0.0.4/"),
                ("Alerts:Webhooks:legal:Secrets:0", Samples.Secret),
                ("Alerts:Webhooks:legal:AllowPrivate", "true"),
                (Endpoint, "https://topic.westeurope-1.eventgrid.azure.net/api/events")).Order());

    [Theory]
    [InlineData("Alerts__Webhooks__ops__Url is missing.", FirstSecret, Samples.Secret)]
    [InlineData("Alerts__Webhooks__ops__Url must be an https address.", Url, "example.com", FirstSecret, Samples.Secret)]
    [InlineData("Alerts__Webhooks__ops__Url must be an https address.", Url, "ftp://example.com", FirstSecret, Samples.Secret)]
    [InlineData("Alerts__Webhooks__ops__Url must be an https address, as http needs AllowPrivate.", Url, "http://example.com", FirstSecret, Samples.Secret)]
    [InlineData("Alerts__Webhooks__ops__Url must not have a user name, which would not be sent.", Url, "https://a:b@example.com", FirstSecret, Samples.Secret)]
    [InlineData("Alerts__Webhooks__ops__Secrets__0 is missing.", Url, "https://example.com")]
    [InlineData("Alerts__Webhooks__ops__Secrets__0 is missing.", Url, "https://example.com", "Alerts:Webhooks:ops:Secrets", Samples.Secret)]
    [InlineData("Alerts__Webhooks__ops__Secrets__0 must be whsec_ and base64 of 24 to 64 bytes.", Url, "https://example.com", FirstSecret, "hunter2")]
    [InlineData("Alerts__Webhooks__ops__Secrets__0 must be whsec_ and base64 of 24 to 64 bytes.", Url, "https://example.com", FirstSecret, "")]
    [InlineData("Alerts__Webhooks__ops__Secrets__1 must be whsec_ and base64 of 24 to 64 bytes.", Url, "https://example.com", FirstSecret, Samples.Secret, SecondSecret, "whsec_c2hvcnQ=")]
    [InlineData("Alerts__Webhooks__ops__Url is missing. Alerts__Webhooks__ops__Secrets__0 is missing.", "Alerts:Webhooks:ops", "https://example.com")]
    [InlineData("Alerts__Webhooks__a.b: the name of a webhook must have 1 to 64 letters, digits, hyphens and underscores.", "Alerts:Webhooks:a.b:Url", "https://example.com", "Alerts:Webhooks:a.b:Secrets:0", Samples.Secret)]
    [InlineData("Alerts__EventGrid__Endpoint must be an https address.", Endpoint, "http://topic.westeurope-1.eventgrid.azure.net/api/events")]
    [InlineData("Alerts__Source must be a URI reference.", "Alerts:Source", "not a uri")]
    public void WrongSettings_StopTheStart_AndAreNamed(string refusal, params string[] settings)
    {
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(
            () => Start([.. settings.Chunk(2).Select(pair => (pair[0], pair[1]))]));
        Assert.Equal(refusal, string.Join(' ', refused.Failures));
    }

    [Fact]
    public void ValueOfAnotherType_StopsTheStart_AndIsNamed()
    {
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(
            () => Start((Url, "https://example.com"), (FirstSecret, Samples.Secret), (AllowPrivate, "perhaps")));
        string refusal = Assert.Single(refused.Failures);
        Assert.Contains(AllowPrivate, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Secret, refusal, StringComparison.Ordinal);
    }

    private static string[] Names(params (string Name, string Value)[] settings)
    {
        using ServiceProvider services = Services(settings);
        return [.. services.GetServices<IAlertChannel>().Select(channel => channel.Name)];
    }

    private static void Start(params (string Name, string Value)[] settings)
    {
        using ServiceProvider services = Services(settings);
        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private static ServiceProvider Services((string Name, string Value)[] settings) =>
        new ServiceCollection()
            .AddLogging()
            .AddAlertChannels(new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
                .Build())
            .BuildServiceProvider();
}
