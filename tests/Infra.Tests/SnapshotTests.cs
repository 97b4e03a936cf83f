using System.Text.Json.Nodes;
using Infra.Tests.Fixtures;

namespace Infra.Tests;

public sealed class SnapshotTests
{
    // The compiler writes outputs in no fixed order, so the test compares JSON and not text.
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void SnapshotInTheRepository_MatchesTheBicepFiles(string name) =>
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(CompiledFiles.RepositoryFile("infra", "bicep", $"{name}.snapshot.json")),
                JsonNode.Parse(CompiledFiles.Text($"{name}.snapshot.json"))),
            $"The snapshot of {name} differs from the Bicep files. Run dotnet dev.cs infra to see the difference, and with --update to accept it.");

    [Fact]
    public void AzdWithoutSettings_DeploysTheDevelopmentShape() =>
        Assert.Equal(
            Deployment.Dev.Resources.Select(resource => resource.Json.GetRawText()).Order(StringComparer.Ordinal),
            Deployment.Azd.Resources.Select(resource => resource.Json.GetRawText()).Order(StringComparer.Ordinal));
}
