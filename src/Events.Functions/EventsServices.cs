using System.ComponentModel.DataAnnotations;
using Events.Core;
using Events.Core.Access;
using Events.Core.Alerts;
using Events.Core.Alerts.Channels;
using Events.Core.Casefiles;
using Events.Core.Cosmos;
using Events.Core.Events.Batches;
using Events.Core.Events.Changing;
using Events.Core.Events.Deleting;
using Events.Core.Events.Idempotency;
using Events.Core.Events.Storing;
using Events.Core.Feeds;
using Events.Core.Telemetry;
using Events.Functions.Docs;
using Events.Functions.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Events.Functions;

/// <summary>The services that both hosts need.</summary>
public static class EventsServices
{
    private const string Server = "Microsoft.AspNetCore";
    private const string RequestDiagnostics = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <summary>Adds them, with settings that are checked when the host starts.</summary>
    public static IServiceCollection AddEvents(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Random.Shared);
        services.AddMetrics();

        // At Information the server logs several lines a request, and says whole URLs in some: the address of a feed is a
        // secret. Those stay out by a rule of their own, also where a setting asks for more of the server's log.
        services.AddLogging(logging => logging
            .AddFilter(Server, LogLevel.Warning)
            .AddFilter(RequestDiagnostics, LogLevel.Warning));
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
        services.AddSingleton<CosmosAnswers>();
        services.AddSingleton<UnreadableDocuments>();
        services.AddSingleton<ContentionRetry>();
        services.AddSingleton<EventsDatabase>();
        services.AddSingleton<SystemDocuments>();
        services.AddSingleton<DatabaseProbe>();
        services.AddSingleton<EventIds>();
        services.AddSingleton<EventRows>();
        services.AddSingleton<EventDocuments>();
        services.AddSingleton<EventGates>();
        services.AddSingleton<EventReplacement>();
        services.AddSingleton<EventStore>();
        services.AddSingleton<CreationPlans>();
        services.AddSingleton<EventCreation>();
        services.AddSingleton<BatchCreation>();
        services.AddSingleton<EventChange>();
        services.AddSingleton<EventDeletion>();
        services.AddSingleton<DeletedEvents>();
        services.AddSingleton<EventsQueries>();
        services.AddSingleton<EventLists>();
        services.AddSingleton<CasefileStore>();
        services.AddSingleton<SubjectRule>();
        services.AddAlertChannels(configuration);
        services.AddSingleton<DatabaseRetry>();
        services.AddSingleton<AlertStore>();
        services.AddSingleton<AlertDelivery>();
        services.AddSingleton<AlertCounts>();
        services.AddSingleton<AlertDispatch>();
        services.AddSingleton<DispatchRuns>();
        services.AddSingleton<DispatchFreshness>();
        services.AddSingleton<FailedAlerts>();
        services.AddSingleton<FeedSignature>();
        services.AddSingleton<FeedAddresses>();
        services.AddSingleton<CalendarFeeds>();
        services.AddSingleton<TokenStore>();
        services.TryAddSingleton<ICallerAuthenticator, TokenAuthenticator>();
        services.AddCors();
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
            // A value of another type, for example Alerts__Concurrency=many: as any other wrong setting.
            throw new OptionsValidationException(section.Path, typeof(TOptions), [exception.Message]);
        }
    }
}
