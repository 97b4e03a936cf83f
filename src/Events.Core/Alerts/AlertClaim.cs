using System.Text.Json.Serialization;

namespace Events.Core.Alerts;

/// <summary>What an event remembers of the delivery of its alert: <c>claim</c> in its document.</summary>
/// <param name="Token">Whose it is while it is under way: fresh for each claim; null between two tries.</param>
/// <param name="Attempts">How many tries have ended without everybody's acceptance.</param>
/// <param name="Accepted">The channels that have accepted, which are not tried again.</param>
/// <param name="Gone">The channels that want no further try (410).</param>
/// <param name="Errors">What went wrong last, by channel; of those alone that have not accepted.</param>
public sealed record AlertClaim(
    string? Token,
    int Attempts,
    IReadOnlyList<string> Accepted,
    IReadOnlyList<string> Gone,
    IReadOnlyDictionary<string, string> Errors)
{
    /// <summary>Nothing was tried yet.</summary>
    public static AlertClaim None { get; } = new(null, 0, [], [], new Dictionary<string, string>());

    /// <summary>All errors in one line, for operators.</summary>
    [JsonIgnore]
    public string LastError => string.Join("; ", Errors.Select(error => $"{error.Key}: {error.Value}"));
}
