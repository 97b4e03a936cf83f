using System.ComponentModel.DataAnnotations;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>Where the database is: the settings under <c>Cosmos__</c>.</summary>
public sealed class CosmosOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Cosmos";

    /// <summary>The account's address, for example <c>https://name.documents.azure.com:443/</c>. The service authenticates with an Azure identity.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Instead of <see cref="Endpoint"/>: a connection string with a key, for the emulator and for LocalCosmos.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The database's name.</summary>
    public string Database { get; set; } = "events";

    /// <summary><c>Gateway</c> or <c>Direct</c>; unset: Gateway for loopback, else Direct.</summary>
    public ConnectionMode? ConnectionMode { get; set; }

    /// <summary>The client id of the user-assigned identity for <see cref="Endpoint"/>; unset: the default Azure credential.</summary>
    public string? ClientId { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Endpoint) == string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new ValidationResult("Set either Cosmos__Endpoint or Cosmos__ConnectionString, not both.", [nameof(Endpoint)]);
        }
        else if (!string.IsNullOrWhiteSpace(Endpoint) && !IsHttp(Endpoint))
        {
            yield return new ValidationResult("Cosmos__Endpoint must be an http or https address.", [nameof(Endpoint)]);
        }
        else if (!string.IsNullOrWhiteSpace(ConnectionString) && CosmosConnectionString.TryParse(ConnectionString) is null)
        {
            yield return new ValidationResult(
                "Cosmos__ConnectionString must have the form AccountEndpoint=…;AccountKey=…; with a key in base64.",
                [nameof(ConnectionString)]);
        }

        if (string.IsNullOrWhiteSpace(Database) || Database.IndexOfAny(['/', '\\', '?', '#']) >= 0)
        {
            yield return new ValidationResult("Cosmos__Database must be the name of a database, without /, \\, ? and #.", [nameof(Database)]);
        }
    }

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
