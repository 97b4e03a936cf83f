using System.ComponentModel.DataAnnotations;
using Events.Core;
using Events.Core.Access;
using Events.Core.Alerts;
using Events.Core.Alerts.Channels;
using Events.Core.Casefiles;
using Events.Core.Cosmos;
using Events.Core.Events.Listing;
using Events.Core.Events.Storing;
using Events.Core.Events.Writing;
using Events.Core.Feeds;
using Events.Core.Telemetry;
using Events.Functions.Docs;
using Events.Functions.Pipeline;
using Events.Functions.Pipeline.Addresses;
using Events.Functions.Pipeline.Browsers;
using Events.Functions.Pipeline.Limits;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Events.Functions;

/// <summary>Registers the services that both hosts need.</summary>
public static class EventsServices
{
    private const string ServerCategory = "Microsoft.AspNetCore";
    private const string RequestCategory = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <summary>Adds the services. The host validates their settings when it starts.</summary>
    public static IServiceCollection AddEvents(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Random.Shared);
        services.AddMetrics();

        // At level Information the server logs several lines per request, some with the whole URL. The URL of a feed is a secret. The second rule
        // keeps it out of the log even when a setting lowers the level of the server.
        services.AddLogging(logging => logging
            .AddFilter(ServerCategory, LogLevel.Warning)
            .AddFilter(RequestCategory, LogLevel.Warning));
        AddSettings<CosmosOptions>(services, configuration, CosmosOptions.Section);
        AddSettings<CasefileOptions>(services, configuration, CasefileOptions.Section);
        AddSettings<AlertOptions>(services, configuration, AlertOptions.Section);
        AddSettings<FeedOptions>(services, configuration, FeedOptions.Section);
        AddSettings<CorsOptions>(services, configuration, CorsOptions.Section);
        services.AddOptions<PublicUrlOptions>()
            .Configure(options => options.PublicUrl = configuration[PublicUrlOptions.Setting] ?? string.Empty)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<PublicUrlOptions>, SettingsValidator<PublicUrlOptions>>();

        services.AddSingleton(provider => CosmosClientFactory.Create(provider.GetRequiredService<IOptions<CosmosOptions>>().Value));
        services.AddSingleton<EventsMeter>();
        services.AddSingleton<CosmosCalls>();
        services.AddSingleton(CoreJson.Serializer);
        services.AddSingleton<UnreadableDocuments>();
        services.AddSingleton<ContentionRetry>();
        services.AddSingleton<EventsDatabase>();
        services.AddSingleton<SystemDocuments>();
        services.AddSingleton<DatabaseProbe>();
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton<DatabaseSchema>();
        services.AddSingleton<EventUpgrade>();
        services.AddSingleton<EventIds>();
        services.AddSingleton<EventIdIndex>();
        services.AddSingleton<ReservedIds>();
        services.AddSingleton<EventDocuments>();
        services.AddSingleton<EventLocks>();
        services.AddSingleton<EventUpdate>();
        services.AddSingleton<EventStore>();
        services.AddSingleton<CreationPlans>();
        services.AddSingleton<EventCreation>();
        services.AddSingleton<BatchCreation>();
        services.AddSingleton<EventChange>();
        services.AddSingleton<EventDeletion>();
        services.AddSingleton<EventQueries>();
        services.AddSingleton<EventList>();
        services.AddSingleton<DeletedEventList>();
        services.AddSingleton<CasefileStore>();
        services.AddSingleton<SubjectRule>();
        services.AddAlertChannels(configuration);
        services.AddSingleton<DatabaseRetry>();
        services.AddSingleton<AlertStore>();
        services.AddSingleton<AlertDelivery>();
        services.AddSingleton<AlertCounts>();
        services.AddSingleton<AlertDispatch>();
        services.AddSingleton<DispatchRuns>();
        services.AddSingleton<DispatchHealth>();
        services.AddSingleton<FailedAlerts>();
        services.AddSingleton<FeedSignature>();
        services.AddSingleton<FeedAddresses>();
        services.AddSingleton<CalendarFeeds>();
        services.AddSingleton<TokenStore>();
        services.TryAddSingleton<ICallerAuthenticator, TokenAuthenticator>();
        services.AddCors();
        services.ConfigureHttpJsonOptions(options => ResponseJson.Configure(options.SerializerOptions));
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<OpenApiDocument>();
        services.AddSingleton<BrowserAccess>();
        services.AddSingleton<Admission>();
        services.AddSingleton<RequestPipeline>();
        return services;
    }

    private static void AddSettings<TOptions>(IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class, IValidatableObject
    {
        services.AddOptions<TOptions>().Configure(options => Bind(configuration.GetSection(section), options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>, SettingsValidator<TOptions>>();
    }

    private static void Bind<TOptions>(IConfigurationSection section, TOptions options)
        where TOptions : class
    {
        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException exception)
        {
            // A value of the wrong type, for example Alerts__Concurrency=many, is reported like any other invalid setting.
            throw new OptionsValidationException(section.Path, typeof(TOptions), [exception.Message]);
        }
    }
}
