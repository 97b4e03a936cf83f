using System.Text.Json.Nodes;
using Infra.Tests.Fixtures;

namespace Infra.Tests;

public sealed class SnapshotTests
{
    // The compiler puts outputs in no order of its own, so text is not what is compared.
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void TheSnapshotInTheRepository_IsWhatIsDeployed(string name) =>
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(CompiledFiles.RepositoryFile("infra", "bicep", $"{name}.snapshot.json")),
                JsonNode.Parse(CompiledFiles.Text($"{name}.snapshot.json"))),
            $"The snapshot of {name} is not what the Bicep files deploy: dotnet dev.cs infra shows how, and with --update takes it over.");

    [Fact]
    public void WhatAzdDeploys_WhereNothingIsSet_IsTheShapeForDevelopment() =>
        Assert.Equal(
            Deployment.Dev.Resources.Select(resource => resource.Json.GetRawText()).Order(StringComparer.Ordinal),
            Deployment.Azd.Resources.Select(resource => resource.Json.GetRawText()).Order(StringComparer.Ordinal));
}
