namespace Events.Core.Alerts.Channels;

/// <summary>An Event Grid topic: the settings under <c>Alerts__EventGrid__</c>.</summary>
public sealed class EventGridOptions
{
    /// <summary>The topic's endpoint, for example <c>https://name.region.eventgrid.azure.net/api/events</c>; empty: no Event Grid. The topic must have the input schema CloudEvents 1.0.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The client id of the user-assigned identity that may send to it; unset: the default Azure credential.</summary>
    public string? ClientId { get; set; }

    /// <summary>Whether a topic is set.</summary>
    internal bool IsSet => !string.IsNullOrWhiteSpace(Endpoint);

    /// <summary>What is wrong with the settings, one line for each fault.</summary>
    /// <param name="setting">The prefix of the names of these settings.</param>
    internal IEnumerable<string> Faults(string setting)
    {
        // The client sends its token only to an https address.
        if (IsSet && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out Uri? endpoint) && endpoint.Scheme == Uri.UriSchemeHttps))
        {
            yield return $"{setting}__Endpoint must be an https address.";
        }
    }
}
