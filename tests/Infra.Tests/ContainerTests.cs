using System.Text.Json.Nodes;
using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Infra.Tests.Fixtures;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json;

namespace Infra.Tests;

public sealed class ContainerTests
{
    private static ContainerProperties[] Declared => [EventsContainer.ToProperties(), SystemContainer.ToProperties()];

    public static TheoryData<string> Deployments => Deployment.Names;

    [Theory]
    [MemberData(nameof(Deployments))]
    public void Containers_MatchTheCode(string name)
    {
        Resource[] deployed = [.. Deployment.Of(name).All("Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers")];

        Assert.Equal(Declared.Select(container => container.Id).Order(), deployed.Select(container => container.Name.Split('/')[^1]).Order());
        foreach (ContainerProperties declared in Declared)
        {
            Resource container = deployed.Single(container => container.Name.EndsWith($"/{declared.Id}", StringComparison.Ordinal));
            AssertSame(JsonConvert.SerializeObject(declared), container.Text("properties.resource")!);
            Assert.Null(container.Find("properties.options"));
        }
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void Database_HasTheNameInTheAppSettings(string name)
    {
        Resource database = Deployment.Of(name).The("Microsoft.DocumentDB/databaseAccounts/sqlDatabases");

        Assert.Equal(database.Name.Split('/')[1], Deployment.Of(name).AppSettingsOf()["Cosmos__Database"]);
        Assert.Equal(database.Name.Split('/')[1], database.Text("properties.resource.id"));
    }

    // Compares the whole descriptions, so that a member that only one of them has is also a difference.
    private static void AssertSame(string declared, string deployed)
    {
        // The client library writes an empty list for a retired kind of index, and the mode in another letter case. Azure accepts both forms.
        string current = declared
            .Replace(",\"indexes\":[]", "", StringComparison.Ordinal)
            .Replace("\"indexingMode\":\"Consistent\"", "\"indexingMode\":\"consistent\"", StringComparison.Ordinal);
        string[] expected = [.. Lines(JsonNode.Parse(current)!, "").Order(StringComparer.Ordinal)];
        string[] actual = [.. Lines(JsonNode.Parse(deployed)!, "").Order(StringComparer.Ordinal)];
        Assert.Equal(expected, actual);
    }

    private static IEnumerable<string> Lines(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Lines(member.Value, $"{path}/{member.Key}")),

        // The order of paths does not matter, except within a composite index.
        JsonArray paths when path.EndsWith("Paths", StringComparison.Ordinal) || path.EndsWith("compositeIndexes", StringComparison.Ordinal) =>
            paths.Select(item => $"{path}: {item!.ToJsonString()}"),
        JsonArray items => items.SelectMany((item, index) => Lines(item, $"{path}/{index}")),
        null => [],
        _ => [$"{path}: {node.ToJsonString()}"],
    };
}
