using Infra.Tests.Fixtures;

namespace Infra.Tests;

public sealed class RoleTests
{
    private const string DataContributor = "00000000-0000-0000-0000-000000000002";
    private const string Operator = "11111111-1111-1111-1111-111111111111";

    // The ids of built-in roles of Azure, each with the type of its resource.
    private static readonly Dictionary<string, (string Name, string Scope)> AppRoles = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = ("Storage Blob Data Owner", "Microsoft.Storage/storageAccounts"),
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = ("Monitoring Metrics Publisher", "Microsoft.Insights/components"),
        ["4633458b-17de-408a-b874-0445c86b69e6"] = ("Key Vault Secrets User", "Microsoft.KeyVault/vaults"),
        ["d5a91429-5739-47e2-a06b-3470a27159e7"] = ("EventGrid Data Sender", "Microsoft.EventGrid/topics"),
    };

    private static readonly Dictionary<string, (string Name, string Scope)> OperatorRoles = new()
    {
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = ("Key Vault Secrets Officer", "Microsoft.KeyVault/vaults"),
    };

    public static TheoryData<string> Deployments => Deployment.Names;

    [Theory]
    [MemberData(nameof(Deployments))]
    public void App_HasOnlyTheseRoles_EachOnOneResource(string name)
    {
        Deployment deployment = Deployment.Of(name);
        IEnumerable<string> expected = AppRoles.Where(role => deployment.All(role.Value.Scope).Count > 0).Select(role => $"{role.Key} on {role.Value.Scope}");

        Assert.Equal(expected.Order(), Given(deployment, toOperator: false));
    }

    [Fact]
    public void Operator_HasOnlyTheseRoles()
    {
        Assert.Equal(OperatorRoles.Select(role => $"{role.Key} on {role.Value.Scope}"), Given(Deployment.Everything, toOperator: true));
        Assert.Empty(Given(Deployment.Dev, toOperator: true));
    }

    [Fact]
    public void OperatorKind_IsTheSetting_OrTheKindOfTheDeployer()
    {
        Assert.Equal("Group", OperatorsAssignment(Deployment.Everything).Text("properties.principalType"));
        string asked = OperatorsAssignment(Deployment.Chosen).Text("properties.principalType")!;
        Assert.Contains("deployer().objectId", asked, StringComparison.Ordinal);
        Assert.Contains("'ServicePrincipal', 'User'", asked, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void DatabaseRoles_AllowOnlyData(string name)
    {
        Deployment deployment = Deployment.Of(name);
        string account = deployment.The("Microsoft.DocumentDB/databaseAccounts").Id;
        IReadOnlyList<Resource> assignments = deployment.All("Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments");

        Assert.Equal(name == "everything" ? 2 : 1, assignments.Count);
        Assert.All(assignments, assignment =>
        {
            Assert.Equal($"{account}/sqlRoleDefinitions/{DataContributor}", assignment.Text("properties.roleDefinitionId"));
            Assert.Equal($"{account}/dbs/events", assignment.Text("properties.scope"));
            Assert.True(IsOperators(assignment) || assignment.Text("properties.principalId")!.Contains("format('identity-", StringComparison.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void EveryAssignment_HasAUniqueStableName(string name)
    {
        string[] names =
        [
            .. Deployment.Of(name).Resources.Where(resource => resource.Type.EndsWith("oleAssignments", StringComparison.Ordinal))
                .Select(assignment => assignment.Name.Split('/')[^1]),
        ];

        Assert.Distinct(names);
        Assert.All(names, assignment => Assert.True(Guid.TryParse(assignment, out _), assignment));
    }

    private static IEnumerable<string> Given(Deployment deployment, bool toOperator) =>
        deployment.All("Microsoft.Authorization/roleAssignments")
            .Where(assignment => IsOperators(assignment) == toOperator)
            .Select(assignment => $"{assignment.Text("properties.roleDefinitionId")!.Split('/')[^1]} on {ScopeOf(assignment)}")
            .Order();

    private static Resource OperatorsAssignment(Deployment deployment) =>
        Assert.Single(deployment.All("Microsoft.Authorization/roleAssignments"), IsOperators);

    private static bool IsOperators(Resource assignment) => assignment.Text("properties.principalId") == Operator;

    // …/providers/{namespace}/{type}/{name}/providers/Microsoft.Authorization/roleAssignments/{id}
    private static string ScopeOf(Resource assignment)
    {
        string[] scope = assignment.Id.Split("/providers/")[^2].Split('/');
        return scope.Length == 3 ? $"{scope[0]}/{scope[1]}" : string.Join('/', scope);
    }
}
