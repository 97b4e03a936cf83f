using System.Diagnostics;
using OpenTelemetry;

namespace Events.Functions;

/// <summary>Keeps the query part of URLs out of traces, whatever recorded it: the address of a feed has its signature there.</summary>
internal sealed class UrlQueryRemoval : BaseProcessor<Activity>
{
    private const string Query = "url.query";

    // The names that hold a whole URL, or a path and what follows it, in today's conventions and in those before.
    private static readonly string[] Urls = ["url.full", "http.url", "http.target"];

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        ArgumentNullException.ThrowIfNull(data);
        data.SetTag(Query, null);
        foreach (string name in Urls)
        {
            if (data.GetTagItem(name) is string url && url.IndexOf('?', StringComparison.Ordinal) is >= 0 and var end)
            {
                data.SetTag(name, url[..end]);
            }
        }
    }
}
