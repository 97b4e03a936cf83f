using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Events.Core.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Events.Functions;

/// <summary>OpenTelemetry for both hosts, exported to Azure Monitor when its connection string is set.</summary>
public static class EventsTelemetry
{
    /// <summary>The setting that enables the export.</summary>
    public const string ConnectionStringSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>The setting with the client id of the user-assigned identity for the export. Without it, the connection string alone authenticates.</summary>
    public const string ClientIdSetting = "AZURE_CLIENT_ID";

    private const string CosmosOperations = "Azure.Cosmos.Operation";

    /// <summary>Adds traces, metrics and logs, when the export is enabled.</summary>
    public static IServiceCollection AddEventsTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[ConnectionStringSetting]))
        {
            return services;
        }

        services.AddLogging(logging => logging.AddOpenTelemetry(options => options.IncludeScopes = true));
        services.AddOpenTelemetry()
            .WithTracing(tracing => tracing
                .AddSource(CosmosOperations)
                .AddHttpClientInstrumentation()
                .AddProcessor(new UrlQueryRedaction()))
            .WithMetrics(metrics => metrics.AddMeter(EventsMeter.Name))
            .UseAzureMonitorExporter(options => options.Credential = Credential(configuration));
        return services;
    }

    // In Azure, Application Insights does not accept the key alone. The Functions host uses the same identity.
    private static ManagedIdentityCredential? Credential(IConfiguration configuration) =>
        configuration[ClientIdSetting] is { Length: > 0 } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : null;
}
