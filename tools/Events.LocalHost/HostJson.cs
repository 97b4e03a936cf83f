using System.Text.Json;

namespace Events.LocalHost;

/// <summary>What the function app's <c>host.json</c> says.</summary>
/// <param name="RoutePrefix">What stands before every route, for example <c>api</c>.</param>
internal sealed record HostJson(string RoutePrefix)
{
    private const string DefaultRoutePrefix = "api";

    /// <summary>Reads the file beside the program.</summary>
    public static HostJson Read()
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "host.json"));
        using JsonDocument document = JsonDocument.Parse(file);
        return new HostJson(
            document.RootElement.TryGetProperty("extensions", out JsonElement extensions)
            && extensions.TryGetProperty("http", out JsonElement http)
            && http.TryGetProperty("routePrefix", out JsonElement prefix)
                ? prefix.GetString()!
                : DefaultRoutePrefix);
    }
}
