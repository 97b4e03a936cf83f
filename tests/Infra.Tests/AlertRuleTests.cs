using System.Text.RegularExpressions;
using Events.Core.Telemetry;
using Infra.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Infra.Tests;

public sealed partial class AlertRuleTests
{
    private static readonly Resource[] Rules =
    [
        .. Deployment.Prod.All("Microsoft.Insights/scheduledQueryRules"),
        .. Deployment.Prod.All("Microsoft.Insights/metricAlerts"),
    ];

    [Fact]
    public void EveryKnownFailure_HasARule() =>
        Assert.Equal(
            ["failed-alerts", "latency", "no-dispatch", "oldest-due-alert", "request-units", "server-errors", "throttled", "unavailable"],
            Rules.Select(NameOf).Order());

    [Fact]
    public void EveryRule_IsEnabled_AndNotifiesTheActionGroup()
    {
        string group = Deployment.Prod.The("Microsoft.Insights/actionGroups").Id;

        Assert.Equal(["on-call@example.com"], MailedBy(Deployment.Prod));
        Assert.All(Rules, rule =>
        {
            Assert.Equal("true", rule.Text("properties.enabled"));
            Assert.Contains(group, rule.Text("properties.actions"));
        });
    }

    [Fact]
    public void AddressesSetInAzd_AreMailed()
    {
        Assert.Equal(["on-call@example.com", "lead@example.com"], MailedBy(Deployment.Chosen));
        Assert.Empty(MailedBy(Deployment.Azd));
    }

    // Logs arrive two to five minutes late, and a new app has no data before its first deployment.
    [Fact]
    public void RuleForMissingData_WaitsFor15Minutes()
    {
        Resource[] onSilence = [.. Rules.Where(rule => rule.Text("properties.criteria")!.Contains("== 0", StringComparison.Ordinal))];

        Assert.Equal(["no-dispatch"], onSilence.Select(NameOf));
        Assert.All(onSilence, rule => Assert.Equal("PT15M", rule.Text("properties.windowSize")));
    }

    // The host itself answers slow and broken bodies with 500.
    [Fact]
    public void Rules_IgnoreAnswersOfTheHost() =>
        Assert.All(
            Rules.Select(rule => rule.Text("properties.criteria")!).Where(criteria => criteria.Contains("AppRequests", StringComparison.Ordinal)),
            criteria => Assert.Contains("not(ResultCode startswith", criteria, StringComparison.Ordinal));

    [Fact]
    public void EveryRule_HasASectionInOperations()
    {
        string book = CompiledFiles.RepositoryFile("docs", "operations.md");

        Assert.All(Rules, rule => Assert.Contains($"### {NameOf(rule)}\n", book, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryMetricInAQuery_IsRecordedByTheCode()
    {
        HashSet<string> recorded = RecordedMetrics();
        string[] asked =
        [
            .. Rules.Select(rule => rule.Text("properties.criteria")!).Append(Deployment.Prod.The("Microsoft.Insights/workbooks").Text("properties.serializedData")!)
                .SelectMany(text => MetricName().Matches(text).Select(match => match.Value)).Distinct(),
        ];

        Assert.NotEmpty(asked);
        Assert.All(asked, metric => Assert.Contains(metric, recorded));
    }

    [Fact]
    public void RuleOverLogs_CanBeDeployedBeforeTheFirstLog()
    {
        IReadOnlyList<Resource> overLogs = Deployment.Prod.All("Microsoft.Insights/scheduledQueryRules");

        Assert.NotEmpty(overLogs);
        Assert.All(overLogs, rule => Assert.Equal("true", rule.Text("properties.skipQueryValidation")));
    }

    [Fact]
    public void Probe_ChecksReadiness()
    {
        Resource probe = Deployment.Prod.The("Microsoft.Insights/webtests");

        Assert.Contains("/api/health/ready", probe.Text("properties.Request.RequestUrl"));
        Assert.Equal("200", probe.Text("properties.ValidationRules.ExpectedHttpStatusCode"));
    }

    private static IEnumerable<string> MailedBy(Deployment deployment) =>
        deployment.The("Microsoft.Insights/actionGroups").Find("properties.emailReceivers")!.Value.EnumerateArray()
            .Select(receiver => receiver.GetProperty("emailAddress").GetString()!);

    private static string NameOf(Resource rule) => rule.Name[..rule.Name.LastIndexOf("-events-", StringComparison.Ordinal)];

    private static HashSet<string> RecordedMetrics()
    {
        HashSet<string> names = [];
        using System.Diagnostics.Metrics.MeterListener listener = new();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == EventsMeter.Name)
            {
                names.Add(instrument.Name);
            }
        };
        listener.Start();
        using ServiceProvider services = new ServiceCollection().AddMetrics().AddSingleton<EventsMeter>().BuildServiceProvider();
        _ = services.GetRequiredService<EventsMeter>();
        return names;
    }

    [GeneratedRegex(@"events\.[a-z_]+\.[a-z_]+(?="")|events\.[a-z_]+\.[a-z_]+(?=\\)")]
    private static partial Regex MetricName();
}
