using System.Text.Json;

namespace Infra.Tests.Fixtures;

/// <summary>The resources that a parameter file deploys, with all modules expanded and all expressions evaluated that do not need Azure.</summary>
internal sealed class Deployment
{
    private Deployment(string name)
    {
        using JsonDocument snapshot = CompiledFiles.Read($"{name}.snapshot.json");
        Resources = [.. snapshot.RootElement.GetProperty("predictedResources").EnumerateArray().Select(resource => new Resource(resource.Clone()))];
    }

    public static Deployment Dev { get; } = new("dev");

    public static Deployment Prod { get; } = new("prod");

    /// <summary>The azd deployment of an environment with only a name and a location.</summary>
    public static Deployment Azd { get; } = new("main");

    /// <summary>The azd deployment of an environment with all settings.</summary>
    public static Deployment Chosen { get; } = new("chosen");

    /// <summary>A deployment with every option.</summary>
    public static Deployment Everything { get; } = new("everything");

    public static TheoryData<string> Names { get; } = ["dev", "prod", "everything"];

    public IReadOnlyList<Resource> Resources { get; }

    public static Deployment Of(string name) => name switch
    {
        "dev" => Dev,
        "prod" => Prod,
        "everything" => Everything,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public IReadOnlyList<Resource> All(string type) => [.. Resources.Where(resource => resource.Type == type)];

    public Resource The(string type) => Assert.Single(All(type));
}
