using System.Data.Common;

namespace Events.Core.Cosmos;

/// <summary>A Cosmos DB connection string, read as far as needed to refuse a wrong one at start with a clear word.</summary>
/// <param name="Endpoint">The account's address.</param>
internal sealed record CosmosConnectionString(Uri Endpoint)
{
    /// <summary>Reads <c>AccountEndpoint=…;AccountKey=…;</c>; null when it is not one.</summary>
    public static CosmosConnectionString? TryParse(string text)
    {
        DbConnectionStringBuilder parts = new();
        try
        {
            parts.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return null;
        }

        return parts.TryGetValue("AccountEndpoint", out object? endpoint)
            && Uri.TryCreate((string)endpoint, UriKind.Absolute, out Uri? uri)
            && parts.TryGetValue("AccountKey", out object? key)
            && Convert.TryFromBase64String((string)key, new byte[((string)key).Length], out int length)
            && length > 0
            ? new CosmosConnectionString(uri)
            : null;
    }
}
