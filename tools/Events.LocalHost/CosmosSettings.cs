using Events.Core.Cosmos;

namespace Events.LocalHost;

/// <summary>The function app's settings for a database that is named on the command line.</summary>
internal static class CosmosSettings
{
    /// <summary>Settings for an account's address, or for a connection string.</summary>
    public static Dictionary<string, string?> For(string endpointOrConnectionString)
    {
        bool isConnectionString = endpointOrConnectionString.Contains("AccountEndpoint=", StringComparison.OrdinalIgnoreCase);
        return new Dictionary<string, string?>
        {
            [$"{CosmosOptions.Section}:{nameof(CosmosOptions.Endpoint)}"] = isConnectionString ? null : endpointOrConnectionString,
            [$"{CosmosOptions.Section}:{nameof(CosmosOptions.ConnectionString)}"] = isConnectionString ? endpointOrConnectionString : null,
        };
    }
}
