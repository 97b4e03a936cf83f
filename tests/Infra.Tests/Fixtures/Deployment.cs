using System.Text.Json;

namespace Infra.Tests.Fixtures;

/// <summary>What a file of parameters deploys: every module unfolded, every expression evaluated that needs no Azure.</summary>
internal sealed class Deployment
{
    private Deployment(string name)
    {
        using JsonDocument snapshot = CompiledFiles.Read($"{name}.snapshot.json");
        Resources = [.. snapshot.RootElement.GetProperty("predictedResources").EnumerateArray().Select(resource => new Resource(resource.Clone()))];
    }

    public static Deployment Dev { get; } = new("dev");

    public static Deployment Prod { get; } = new("prod");

    /// <summary>What azd deploys of an environment that says nothing but its name and place.</summary>
    public static Deployment Azd { get; } = new("main");

    /// <summary>What azd deploys of an environment that says all that it can say.</summary>
    public static Deployment Chosen { get; } = new("chosen");

    /// <summary>Every option at once.</summary>
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
