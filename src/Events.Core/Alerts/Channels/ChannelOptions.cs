using System.Buffers;

namespace Events.Core.Alerts.Channels;

/// <summary>The channels that deliver alerts: further settings under <c>Alerts__</c>.</summary>
public sealed class ChannelOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = AlertOptions.Section;

    private const int LongestName = 64;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>The <c>source</c> of the CloudEvents: a URI reference.</summary>
    public string Source { get; set; } = "/events";

    /// <summary>The webhooks by name: 1 to 64 letters, digits, hyphens and underscores.</summary>
    public IDictionary<string, WebhookOptions> Webhooks { get; } = new Dictionary<string, WebhookOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The Event Grid topic, if there is one.</summary>
    public EventGridOptions EventGrid { get; } = new();

    /// <summary>What is wrong with the settings, one line for each fault. A line names the setting and does not contain its value.</summary>
    internal IEnumerable<string> Faults()
    {
        if (!Uri.IsWellFormedUriString(Source, UriKind.RelativeOrAbsolute) || Source.Length == 0)
        {
            yield return $"{Section}__Source must be a URI reference.";
        }

        foreach ((string name, WebhookOptions webhook) in Webhooks)
        {
            string setting = $"{Section}__Webhooks__{name}";
            if (name.Length > LongestName || name.AsSpan().ContainsAnyExcept(NameCharacters))
            {
                yield return $"{setting}: the name of a webhook must have 1 to 64 letters, digits, hyphens and underscores.";
            }

            foreach (string fault in webhook.Faults(setting))
            {
                yield return fault;
            }
        }

        foreach (string fault in EventGrid.Faults($"{Section}__EventGrid"))
        {
            yield return fault;
        }
    }
}
