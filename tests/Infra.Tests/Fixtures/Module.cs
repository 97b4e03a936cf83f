using System.Text.Json;

namespace Infra.Tests.Fixtures;

/// <summary>A compiled Bicep file, before its parameters are known.</summary>
internal sealed record Module(string Name, JsonElement Template)
{
    private const string Deployment = "Microsoft.Resources/deployments";

    public static Module Main { get; } = new("main", CompiledFiles.Read("main.json").RootElement);

    /// <summary>main.bicep and every module that it deploys. A module that is deployed twice is listed twice.</summary>
    public static IReadOnlyList<Module> All { get; } = [.. Main.AndInner()];

    /// <summary>The resources that it deploys, by symbolic name.</summary>
    public IEnumerable<JsonProperty> Resources => Template.GetProperty("resources").EnumerateObject().Where(resource => !resource.Value.TryGetProperty("existing", out _));

    /// <summary>Whether a resource is deployed only after another one, by their symbolic names.</summary>
    public bool Waits(string resource, string other) =>
        Template.GetProperty("resources").GetProperty(resource).TryGetProperty("dependsOn", out JsonElement names)
        && names.EnumerateArray().Select(name => name.GetString()!).Any(name => name == other || Waits(name, other));

    private IEnumerable<Module> AndInner() =>
        Resources.Where(resource => resource.Value.GetProperty("type").GetString() == Deployment)
            .SelectMany(resource => new Module(resource.Name, resource.Value.GetProperty("properties").GetProperty("template")).AndInner())
            .Prepend(this);
}
