using Events.Core.Cosmos;

namespace Events.LocalHost;

/// <summary>The settings of the function app for the database that the command line names.</summary>
internal static class CosmosSettings
{
    /// <summary>Creates the settings for the address of an account, or for a connection string.</summary>
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
