using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Identity;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>Makes the one client of a process.</summary>
public static class CosmosClientFactory
{
    /// <summary>
    /// A region that no account has. The client ignores preferred regions that the account lacks, and reads in the write region where none is left.
    /// Without a preference it reads in another region for minutes after one failure, and <see cref="ReadOptions.LatestCommitted"/> is a quorum of
    /// that region alone, which lags. The name of the write region itself would be wrong after a failover. The hyphen at the end keeps the address
    /// that the client derives from the name, <c>account-write-region-</c>, from being anybody's: no account's name ends so.
    /// </summary>
    private const string WriteRegionOnly = "write-region-";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>
    /// A client for the given settings. Its own retries are short: a caller waits at most seconds and is then told to
    /// come back by <c>Retry-After</c>, which costs less than a function that waits.
    /// </summary>
    /// <param name="options">The settings.</param>
    /// <param name="configure">Has the last word on the client's options, for tests.</param>
    /// <exception cref="ArgumentException">The settings name neither an endpoint nor a connection string.</exception>
    public static CosmosClient Create(CosmosOptions options, Action<CosmosClientOptions>? configure = null)
    {
        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            CosmosConnectionString connection = CosmosConnectionString.TryParse(options.ConnectionString)
                ?? throw new ArgumentException("Cosmos__ConnectionString is malformed.", nameof(options));
            return new CosmosClient(options.ConnectionString, ClientOptions(options, connection.Endpoint, configure));
        }

        if (string.IsNullOrWhiteSpace(options.Endpoint))
        {
            throw new ArgumentException("Cosmos__Endpoint is not set.", nameof(options));
        }

        DefaultAzureCredential credential = new(new DefaultAzureCredentialOptions
        {
            ManagedIdentityClientId = options.ClientId,
        });
        return new CosmosClient(options.Endpoint, credential, ClientOptions(options, new Uri(options.Endpoint), configure));
    }

    private static CosmosClientOptions ClientOptions(CosmosOptions options, Uri endpoint, Action<CosmosClientOptions>? configure)
    {
        CosmosClientOptions made = new()
        {
            ApplicationName = "Events",
            ConnectionMode = options.ConnectionMode ?? (endpoint.IsLoopback ? ConnectionMode.Gateway : ConnectionMode.Direct),
            LimitToEndpoint = endpoint.IsLoopback,
            ApplicationPreferredRegions = endpoint.IsLoopback ? null : [WriteRegionOnly],
            EnableContentResponseOnWrite = false,
            UseSystemTextJsonSerializerWithOptions = Json,
            MaxRetryAttemptsOnRateLimitedRequests = 3,
            MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(3),
            RequestTimeout = TimeSpan.FromSeconds(10),
            CosmosClientTelemetryOptions = new() { DisableDistributedTracing = false },
        };
        configure?.Invoke(made);
        return made;
    }
}
