using System.Globalization;
using Events.Core.Alerts;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Routing;
using Infra.Tests.Fixtures;

namespace Infra.Tests;

public sealed class SettingTests
{
    private const string RequestBodySizeLimit = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";

    // Read by the Functions host.
    private static readonly HashSet<string> ReadByTheHost =
    [
        "AzureWebJobsStorage__blobServiceUri",
        "AzureWebJobsStorage__credential",
        "AzureWebJobsStorage__clientId",
        "AzureWebJobsDisableHomepage",
        RequestBodySizeLimit,
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    // Settings that a Flex Consumption plan refuses or that are deprecated there.
    private static readonly string[] RefusedByFlex =
    [
        "ENABLE_ORYX_BUILD", "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_WORKER_RUNTIME_VERSION",
        "FUNCTIONS_MAX_HTTP_CONCURRENCY", "FUNCTIONS_WORKER_PROCESS_COUNT", "SCM_DO_BUILD_DURING_DEPLOYMENT", "WEBSITE_", "XDT_",
    ];

    public static TheoryData<string> Deployments => Deployment.Names;

    [Fact]
    public void AzdSettings_ReachTheApp()
    {
        Dictionary<string, string> settings = Deployment.Chosen.AppSettingsOf();

        Assert.Equal("https://events.example.com", settings["PublicUrl"]);
        Assert.Equal("https://cases.example", settings["Cors__Origins"]);
    }

    [Fact]
    public void EverySettingOfTheCode_IsSet()
    {
        Dictionary<string, string> settings = Deployment.Everything.AppSettingsOf();

        string[] missing =
        [
            .. ReadSettings.All.Where(read => read != ReadSettings.LaptopOnly && !settings.Keys.Any(set => ReadSettings.Matches(read, set))),
        ];

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void EverySettingOfTheHost_IsSet(string name) =>
        Assert.Subset(Deployment.Of(name).AppSettingsOf().Keys.ToHashSet(), ReadByTheHost);

    [Theory]
    [MemberData(nameof(Deployments))]
    public void EverySetting_IsReadByTheCodeOrTheHost(string name)
    {
        string[] unread =
        [
            .. Deployment.Of(name).AppSettingsOf().Keys
                .Where(set => !ReadByTheHost.Contains(set) && !ReadSettings.All.Any(read => ReadSettings.Matches(read, set))),
        ];

        Assert.Empty(unread);
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void DatabaseKey_IsNeverSet(string name) =>
        Assert.DoesNotContain(ReadSettings.LaptopOnly, Deployment.Of(name).AppSettingsOf().Keys);

    [Theory]
    [MemberData(nameof(Deployments))]
    public void SecretSetting_IsAKeyVaultReference(string name)
    {
        KeyValuePair<string, string>[] secrets =
        [
            .. Deployment.Of(name).AppSettingsOf().Where(setting => setting.Key.Contains("Secret") || setting.Key.Contains("SigningKey")),
        ];

        Assert.NotEmpty(secrets);
        string[] made = [.. Deployment.Of(name).All("Microsoft.KeyVault/vaults/secrets").Select(secret => secret.Name.Split('/')[1])];
        Assert.All(secrets, setting =>
        {
            Assert.StartsWith("@Microsoft.KeyVault(VaultName=", setting.Value, StringComparison.Ordinal);
            Assert.Contains(setting.Value.Split("SecretName=")[1].TrimEnd(')'), made);
        });
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void FlexConsumption_AllowsEverySetting(string name) =>
        Assert.DoesNotContain(
            Deployment.Of(name).AppSettingsOf().Keys,
            set => RefusedByFlex.Any(refused => set.StartsWith(refused, StringComparison.Ordinal)));

    // With a much higher limit, the host would buffer bodies that the app refuses. With a lower one, it would refuse bodies that the app accepts.
    [Theory]
    [MemberData(nameof(Deployments))]
    public void HostBodyLimit_IsJustOverTheLimitOfTheApp(string name)
    {
        long limit = long.Parse(Deployment.Of(name).AppSettingsOf()[RequestBodySizeLimit], CultureInfo.InvariantCulture);

        Assert.InRange(limit, JsonRequestBody.BatchLimit + 1, JsonRequestBody.BatchLimit + JsonRequestBody.Limit);
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void EveryTimerSchedule_IsSet(string name)
    {
        Dictionary<string, string> settings = Deployment.Of(name).AppSettingsOf();

        Assert.All(TimerFunction.All, timer => Assert.Equal(6, settings[timer.Schedule.Trim('%')].Split(' ').Length));
    }

    [Fact]
    public void DispatchSettings_AreTheDefaultsOfTheCode()
    {
        AlertOptions options = new();
        Dictionary<string, string> settings = Deployment.Dev.AppSettingsOf();

        Assert.Equal(options.TimeBudget.ToString("c"), settings["Alerts__TimeBudget"]);
        Assert.Equal($"{options.Concurrency}", settings["Alerts__Concurrency"]);
        Assert.Equal(options.Lease.ToString("c"), settings["Alerts__Lease"]);
        Assert.Equal($"{options.MaxAttempts}", settings["Alerts__MaxAttempts"]);
        Assert.Equal(options.RetryDelay.ToString("c"), settings["Alerts__RetryDelay"]);
        Assert.Equal(options.StaleAfter.ToString("c"), settings["Alerts__StaleAfter"]);
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void EveryClient_UsesTheSameIdentity(string name)
    {
        Dictionary<string, string> settings = Deployment.Of(name).AppSettingsOf();
        string clientId = settings["AZURE_CLIENT_ID"];

        Assert.Contains("identity", clientId);
        Assert.All(
            settings.Where(setting => setting.Key.EndsWith("lientId", StringComparison.Ordinal)),
            setting => Assert.Equal(clientId, setting.Value));
    }
}
