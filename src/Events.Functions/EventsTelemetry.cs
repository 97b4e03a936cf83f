using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Events.Core.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Events.Functions;

/// <summary>OpenTelemetry for both hosts: exported to Azure Monitor where its connection string is set, nowhere else.</summary>
public static class EventsTelemetry
{
    /// <summary>The setting that switches the export on.</summary>
    public const string ConnectionStringSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>The setting with the client id of the user-assigned identity that sends; unset: by the connection string alone.</summary>
    public const string ClientIdSetting = "AZURE_CLIENT_ID";

    private const string CosmosOperations = "Azure.Cosmos.Operation";

    /// <summary>Adds traces, metrics and logs, where they go anywhere.</summary>
    public static IServiceCollection AddEventsTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        if (string.IsNullOrWhiteSpace(configuration[ConnectionStringSetting]))
        {
            return services;
        }

        services.AddLogging(logging => logging.AddOpenTelemetry(options => options.IncludeScopes = true));
        services.AddOpenTelemetry()
            .WithTracing(tracing => tracing
                .AddSource(CosmosOperations)
                .AddHttpClientInstrumentation()
                .AddProcessor(new UrlQueryRemoval()))
            .WithMetrics(metrics => metrics.AddMeter(EventsMeter.Name))
            .UseAzureMonitorExporter(options => options.Credential = Credential(configuration));
        return services;
    }

    // In Azure the component takes no key alone; the Functions host signs in by the same identity.
    private static ManagedIdentityCredential? Credential(IConfiguration configuration) =>
        configuration[ClientIdSetting] is { Length: > 0 } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : null;
}
