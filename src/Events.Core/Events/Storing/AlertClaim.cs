using System.Text.Json.Serialization;

namespace Events.Core.Events.Storing;

/// <summary>The state of the delivery of an alert, stored in the document of its event.</summary>
/// <param name="Token">Identifies the owner of the claim while a try is in progress, different for each claim; null between two tries.</param>
/// <param name="Attempts">How many tries ended before every channel had accepted.</param>
/// <param name="Accepted">The channels that have accepted. They are not tried again.</param>
/// <param name="Gone">The channels that want no further try (410).</param>
/// <param name="Errors">The last error of each channel that has not accepted.</param>
public sealed record AlertClaim(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Token,
    [property: JsonRequired] int Attempts,
    [property: JsonRequired] IReadOnlyList<string> Accepted,
    [property: JsonRequired] IReadOnlyList<string> Gone,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Errors)
{
    /// <summary>The state before the first try.</summary>
    public static AlertClaim None { get; } = new(null, 0, [], [], new Dictionary<string, string>());

    /// <summary>The error of all channels, <c>channel: error</c>. Only the first version of the service wrote it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LastError { get; init; }

    /// <summary>The last error of each channel, also where the first version of the service wrote it.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> ErrorsByChannel => Errors ?? FirstErrors();

    /// <summary>Whether a version of the service can have written this.</summary>
    [JsonIgnore]
    internal bool IsValid => Attempts is >= 0 and < int.MaxValue && Accepted.Concat(Gone).Concat(ErrorsByChannel.Values).All(text => text is not null);

    /// <summary>All errors in one line, for operators.</summary>
    [JsonIgnore]
    public string ErrorText => string.Join("; ", ErrorsByChannel.Select(error => $"{error.Key}: {error.Value}"));

    private Dictionary<string, string> FirstErrors() =>
        LastError?.Split(": ", 2) is [string channel, string error] ? new() { [channel] = error } : [];
}
