using System.Text.Json;

namespace Events.LocalHost;

/// <summary>The part of the <c>host.json</c> of the function app that the local host uses.</summary>
/// <param name="RoutePrefix">The start of every route, for example <c>api</c>.</param>
internal sealed record HostJson(string RoutePrefix)
{
    private const string DefaultRoutePrefix = "api";

    /// <summary>Reads the file in the folder of the program.</summary>
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
