using System.Data.Common;

namespace Events.Core.Cosmos;

/// <summary>A Cosmos DB connection string. It is read here so that a malformed one stops the start with a clear message.</summary>
/// <param name="Endpoint">The account's address.</param>
internal sealed record CosmosConnectionString(Uri Endpoint)
{
    /// <summary>Reads <c>AccountEndpoint=…;AccountKey=…;</c>. Returns null where the text is malformed.</summary>
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
