using System.Diagnostics;
using OpenTelemetry;

namespace Events.Functions;

/// <summary>Removes the query of URLs from all traces, because the query of a feed URL contains its signature.</summary>
internal sealed class UrlQueryRedaction : BaseProcessor<Activity>
{
    private const string QueryAttribute = "url.query";

    // The attributes with a whole URL, or with a path and query, in the current and the older semantic conventions.
    private static readonly string[] UrlAttributes = ["url.full", "http.url", "http.target"];

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        data.SetTag(QueryAttribute, null);
        foreach (string name in UrlAttributes)
        {
            if (data.GetTagItem(name) is string url && url.IndexOf('?', StringComparison.Ordinal) is int end and >= 0)
            {
                data.SetTag(name, url[..end]);
            }
        }
    }
}
