using System.Net;
using Events.Core.Access;
using Events.Core.Casefiles;
using Events.Core.Events.Storing;
using Events.Core.Feeds;
using Events.Functions;
using Events.LocalHost.Timers;
using LocalCosmos;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Events.LocalHost;

/// <summary>Runs the function app on Kestrel, with LocalCosmos or a real account as the database.</summary>
public sealed class LocalHostApplication : IAsyncDisposable
{
    private const string AlertScheduleSetting = "AlertSchedule";
    private const string FeedKeySetting = $"{FeedOptions.Section}:{nameof(FeedOptions.SigningKey)}";
    private const string EveryMinute = "0 * * * * *";
    private readonly LocalCosmosServer? _localCosmos;

    private LocalHostApplication(WebApplication application, LocalCosmosServer? localCosmos)
    {
        Application = application;
        _localCosmos = localCosmos;
    }

    /// <summary>The address of the service, for example <c>http://127.0.0.1:7071</c>.</summary>
    public Uri Address => new(Application.Urls.Single());

    /// <summary>The services of the function app.</summary>
    public IServiceProvider Services => Application.Services;

    /// <summary>The tokens that were created for this run, by name. The database stores only their hashes.</summary>
    public IReadOnlyDictionary<string, string> Tokens { get; private set; } = new Dictionary<string, string>();

    private WebApplication Application { get; }

    /// <summary>Starts the service. It answers requests when the task completes.</summary>
    /// <exception cref="IOException">The port or the data folder is in use.</exception>
    /// <exception cref="OptionsValidationException">A setting is not valid.</exception>
    public static async Task<LocalHostApplication> StartAsync(LocalHostOptions options, CancellationToken cancellationToken = default)
    {
        LocalCosmosServer? localCosmos = options.Cosmos is null
            ? await LocalCosmosServer.StartAsync(
                new LocalCosmosOptions { DataFolder = options.DataFolder, ForcesToDisk = options.ForcesToDisk, TimeProvider = options.TimeProvider }, cancellationToken)
            : null;
        LocalHostApplication application = new(Build(options, localCosmos), localCosmos);
        try
        {
            await application.StartAsync(options.Tokens, options.Seed, cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        return application;
    }

    /// <summary>Waits until Ctrl-C or SIGTERM stops the service.</summary>
    public Task WaitForShutdownAsync() => Application.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Application.DisposeAsync();
        if (_localCosmos is not null)
        {
            await _localCosmos.DisposeAsync();
        }
    }

    private static WebApplication Build(LocalHostOptions options, LocalCosmosServer? localCosmos)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(CosmosSettings.For(options.Cosmos ?? localCosmos!.ConnectionString));
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.Configuration[AlertScheduleSetting] ??= EveryMinute;
        builder.Configuration[FeedKeySetting] ??= FeedKey.For(options.DataFolder);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // An exception that prevents the start is thrown too, and the command prints it in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });

        builder.Services.AddRouting();
        builder.Services.AddSingleton(options.TimeProvider);
        if (options.Tokens is null)
        {
            builder.Services.TryAddSingleton<ICallerAuthenticator, OpenAccess>();
        }

        builder.Services.AddEvents(builder.Configuration);
        builder.Services.AddEventsTelemetry(builder.Configuration);
        builder.Services.AddSingleton<TimerRuns>();
        builder.Services.AddHostedService<TimerService>();
        options.Services?.Invoke(builder.Services);
        WebApplication application = builder.Build();
        application.UseRouting();
        application.MapAdmin();
        application.MapFunctions(HostJson.Read().RoutePrefix);
        return application;
    }

    private async Task StartAsync(IReadOnlyList<TokenRequest>? tokens, bool seed, CancellationToken cancellationToken)
    {
        // The host also validates the options and creates the hosted services, but it would log a failure with a stack trace.
        Services.GetRequiredService<IStartupValidator>().Validate();
        _ = Services.GetServices<IHostedService>().ToList();

        await Services.GetRequiredService<DatabaseSetup>().CreateIfNotExistsAsync(cancellationToken);
        if (seed)
        {
            await Services.GetRequiredService<CasefileStore>().PutAsync(Example.CasefileId, Example.Casefile, cancellationToken);
        }

        if (tokens is not null)
        {
            Tokens = await CreateTokensAsync(tokens, cancellationToken);
        }

        await Application.StartAsync(cancellationToken);
    }

    private async Task<Dictionary<string, string>> CreateTokensAsync(IReadOnlyList<TokenRequest> requests, CancellationToken cancellationToken)
    {
        TokenStore store = Services.GetRequiredService<TokenStore>();
        Dictionary<string, string> tokens = [];
        foreach (TokenRequest request in requests)
        {
            // A data folder may contain a token with this name from an earlier run. It is useless: only that run printed its text.
            await store.RevokeAsync(request.Name, cancellationToken);
            tokens[request.Name] = (await store.AddAsync(request.Name, request.Scopes, expiresAt: null, cancellationToken))!;
        }

        return tokens;
    }
}
