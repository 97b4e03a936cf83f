namespace Events.Core.Alerts.Channels;

/// <summary>An Event Grid topic: the settings under <c>Alerts__EventGrid__</c>.</summary>
public sealed class EventGridOptions
{
    /// <summary>The topic's endpoint, for example <c>https://name.region.eventgrid.azure.net/api/events</c>; empty: no Event Grid. Its input schema is CloudEvents 1.0.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The client id of the user-assigned identity that may send to it; unset: the default Azure credential.</summary>
    public string? ClientId { get; set; }

    /// <summary>Whether there is a topic.</summary>
    internal bool IsSet => !string.IsNullOrWhiteSpace(Endpoint);

    /// <summary>What is wrong with the settings, one line each.</summary>
    /// <param name="setting">The name of the settings, to put before their own.</param>
    internal IEnumerable<string> Faults(string setting)
    {
        // The client hands its token to an https address alone.
        if (IsSet && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out Uri? endpoint) && endpoint.Scheme == Uri.UriSchemeHttps))
        {
            yield return $"{setting}__Endpoint is not an https address.";
        }
    }
}
