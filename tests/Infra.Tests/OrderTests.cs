using System.Text.Json;
using Infra.Tests.Fixtures;

namespace Infra.Tests;

/// <summary>Azure accepts some changes only one after another, and refuses a deployment that makes them at once.</summary>
public sealed class OrderTests
{
    // Each type with the error of Azure, which fails the whole deployment.
    public static TheoryData<string> OneAtATime { get; } =
    [
        // 412 PreconditionFailed: another operation holds the exclusive lock of the account.
        "Microsoft.DocumentDB/databaseAccounts/",

        // AnotherOperationInProgress.
        "Microsoft.Network/virtualNetworks/subnets",

        // 409 Conflict.
        "Microsoft.Web/sites/",
    ];

    [Theory]
    [MemberData(nameof(OneAtATime))]
    public void ResourcesUnderOneParent_AreDeployedOneAfterAnother(string type)
    {
        (Module Module, string[] Names)[] together =
        [
            .. Module.All.Select(module => (module, Names(module, resource => TypeOf(resource).StartsWith(type, StringComparison.Ordinal))))
                .Where(module => module.Item2.Length > 1),
        ];

        Assert.NotEmpty(together);
        Assert.All(together, module => AssertOneAfterTheOther(module.Module, module.Names));
    }

    // Each private endpoint changes its subnet.
    [Fact]
    public void PrivateEndpointsOfOneSubnet_AreDeployedOneAfterAnother()
    {
        string[] endpoints = Names(Module.Main, resource => resource.GetRawText().Contains("Microsoft.Network/privateEndpoints@", StringComparison.Ordinal)
            || resource.GetRawText().Contains("\"Microsoft.Network/privateEndpoints\"", StringComparison.Ordinal));

        Assert.Equal(4, endpoints.Length);
        AssertOneAfterTheOther(Module.Main, endpoints);
    }

    private static void AssertOneAfterTheOther(Module module, string[] names) =>
        Assert.Equal(
            [],
            from first in names
            from second in names
            where string.CompareOrdinal(first, second) < 0 && !module.Waits(first, second) && !module.Waits(second, first)
            select $"{module.Name}: {first} and {second} are deployed at the same time");

    private static string[] Names(Module module, Func<JsonElement, bool> which) =>
        [.. module.Resources.Where(resource => which(resource.Value)).Select(resource => resource.Name)];

    private static string TypeOf(JsonElement resource) => resource.GetProperty("type").GetString()!;
}
