using System.Text.Json;

namespace Events.Core.Alerts;

/// <summary>Reads a claim out of an event's document, in every form that a version of the service has written.</summary>
internal static class AlertClaimReader
{
    /// <summary>Reads a claim.</summary>
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    /// <exception cref="InvalidOperationException">A member has another JSON type.</exception>
    /// <exception cref="FormatException">A number is out of its range, or a text is null.</exception>
    public static AlertClaim Read(JsonElement claim)
    {
        int attempts = claim.GetProperty("attempts"u8).GetInt32();
        return attempts is >= 0 and < int.MaxValue
            ? new AlertClaim(
                claim.TryGetProperty("token"u8, out JsonElement token) ? Text(token) : null,
                attempts,
                Names(claim.GetProperty("accepted"u8)),
                Names(claim.GetProperty("gone"u8)),
                Errors(claim))
            : throw new FormatException($"{attempts} is no number of tries.");
    }

    private static string[] Names(JsonElement names) => [.. names.EnumerateArray().Select(Text)];

    private static Dictionary<string, string> Errors(JsonElement claim)
    {
        if (claim.TryGetProperty("errors"u8, out JsonElement errors))
        {
            return errors.EnumerateObject().ToDictionary(error => error.Name, error => Text(error.Value));
        }

        // The first version kept one error for all channels, "channel: error", and none where nothing had gone wrong.
        return claim.TryGetProperty("last_error"u8, out JsonElement last) && Text(last).Split(": ", 2) is [string channel, string error]
            ? new Dictionary<string, string> { [channel] = error }
            : [];
    }

    private static string Text(JsonElement text) => text.GetString() ?? throw new FormatException("A text is null.");
}
