using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Identity;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>Makes the database client, of which a process needs only one.</summary>
public static class CosmosClientFactory
{
    /// <summary>
    /// The name of a region that no account has. The client ignores preferred regions that the account does not have. Where no preferred region is left,
    /// it reads in the write region. Without a preference, it reads in another region for minutes after one failure. There,
    /// <see cref="ReadOptions.LatestCommitted"/> is a quorum of that region only, which can be behind. The name of the real write region would be wrong
    /// after a failover. The client derives the address <c>account-write-region-</c> from this name. No account can own that address, because the name of
    /// an account cannot end with a hyphen.
    /// </summary>
    private const string WriteRegionOnly = "write-region-";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>
    /// Makes a client for the settings. The retries of the client are short: a caller waits for a few seconds at most, and then gets a
    /// <c>Retry-After</c>. That costs less than a function that waits.
    /// </summary>
    /// <param name="options">The settings.</param>
    /// <param name="configure">Changes the options of the client, for tests.</param>
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
        CosmosClientOptions clientOptions = new()
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
        configure?.Invoke(clientOptions);
        return clientOptions;
    }
}
