using System.Text.Json.Serialization;

namespace Events.Core.Events;

/// <summary>Where an event takes place. Every text has at most 255 characters.</summary>
/// <param name="Address1">First line, or null.</param>
/// <param name="Address2">Second line, or null.</param>
/// <param name="Address3">Third line, or null.</param>
/// <param name="City">City, or null.</param>
/// <param name="State">State or province; for US, CA and AU one of their codes in capitals.</param>
/// <param name="Zip">Postal code, or null.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code in capitals.</param>
public sealed record Address(
    [property: JsonPropertyName("address_1")] string? Address1,
    [property: JsonPropertyName("address_2")] string? Address2,
    [property: JsonPropertyName("address_3")] string? Address3,
    string? City,
    string? State,
    string? Zip,
    [property: JsonRequired] string Country);
