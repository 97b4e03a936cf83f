using System.Text.Json;
using Infra.Tests.Fixtures;

namespace Infra.Tests;

public sealed class SecurityTests
{
    // Rules for every resource of a type in every deployment.
    private static readonly (string Type, string Path, string Value)[] Rules =
    [
        ("Microsoft.DocumentDB/databaseAccounts", "properties.disableLocalAuth", "true"),
        ("Microsoft.DocumentDB/databaseAccounts", "properties.disableKeyBasedMetadataWriteAccess", "true"),
        ("Microsoft.DocumentDB/databaseAccounts", "properties.minimalTlsVersion", "Tls12"),
        ("Microsoft.DocumentDB/databaseAccounts", "properties.consistencyPolicy.defaultConsistencyLevel", "Session"),
        ("Microsoft.DocumentDB/databaseAccounts", "properties.enableMultipleWriteLocations", "false"),
        ("Microsoft.DocumentDB/databaseAccounts", "properties.backupPolicy.type", "Continuous"),
        ("Microsoft.EventGrid/topics", "properties.disableLocalAuth", "true"),
        ("Microsoft.EventGrid/topics", "properties.minimumTlsVersionAllowed", "1.2"),
        ("Microsoft.EventGrid/topics", "properties.inputSchema", "CloudEventSchemaV1_0"),
        ("Microsoft.Insights/components", "properties.DisableLocalAuth", "true"),
        ("Microsoft.Network/publicIPAddresses", "properties.publicIPAllocationMethod", "Static"),
        ("Microsoft.Network/virtualNetworks/subnets", "properties.defaultOutboundAccess", "false"),
        ("Microsoft.OperationalInsights/workspaces", "properties.features.disableLocalAuth", "true"),
        ("Microsoft.KeyVault/vaults", "properties.enableRbacAuthorization", "true"),
        ("Microsoft.KeyVault/vaults", "properties.enableSoftDelete", "true"),
        ("Microsoft.Storage/storageAccounts", "properties.allowBlobPublicAccess", "false"),
        ("Microsoft.Storage/storageAccounts", "properties.allowSharedKeyAccess", "false"),
        ("Microsoft.Storage/storageAccounts", "properties.minimumTlsVersion", "TLS1_2"),
        ("Microsoft.Storage/storageAccounts", "properties.supportsHttpsTrafficOnly", "true"),
        ("Microsoft.Storage/storageAccounts/blobServices/containers", "properties.publicAccess", "None"),
        ("Microsoft.Web/serverfarms", "sku.name", "FC1"),
        ("Microsoft.Web/sites", "properties.httpsOnly", "true"),
        ("Microsoft.Web/sites", "properties.siteConfig.minTlsVersion", "1.2"),
        ("Microsoft.Web/sites", "properties.siteConfig.scmMinTlsVersion", "1.2"),
        ("Microsoft.Web/sites", "properties.siteConfig.ftpsState", "Disabled"),
        ("Microsoft.Web/sites", "properties.functionAppConfig.runtime.name", "dotnet-isolated"),
        ("Microsoft.Web/sites", "properties.functionAppConfig.runtime.version", "10.0"),
        ("Microsoft.Web/sites", "properties.functionAppConfig.deployment.storage.authentication.type", "UserAssignedIdentity"),
        ("Microsoft.Web/sites", "identity.type", "UserAssigned"),
        ("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "properties.allow", "false"),
    ];

    // The types whose diagnostics are kept. Plans, networks and resources that only describe others have none.
    private static readonly string[] Watched =
    [
        "Microsoft.DocumentDB/databaseAccounts", "Microsoft.EventGrid/topics", "Microsoft.KeyVault/vaults",
        "Microsoft.Storage/storageAccounts/blobServices", "Microsoft.Web/sites",
    ];

    public static TheoryData<string> Deployments => Deployment.Names;

    [Fact]
    public void EveryRule_AppliesToADeployedType() =>
        Assert.All(Rules, rule => Assert.NotEmpty(Deployment.Everything.All(rule.Type)));

    [Theory]
    [MemberData(nameof(Deployments))]
    public void EveryResource_IsHardened(string name)
    {
        string[] broken =
        [
            .. from rule in Rules
               from resource in Deployment.Of(name).All(rule.Type)
               where resource.Text(rule.Path) != rule.Value
               select $"{resource.Name}: {rule.Path} is {resource.Text(rule.Path) ?? "not set"} instead of {rule.Value}",
        ];

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void KeyVaultReferences_UseTheIdentityOfTheApp(string name)
    {
        Resource app = Deployment.Of(name).The("Microsoft.Web/sites");
        string identity = app.Text("properties.keyVaultReferenceIdentity")!;

        Assert.Contains("identity", identity);
        Assert.Equal(identity, app.Text("properties.functionAppConfig.deployment.storage.authentication.userAssignedIdentityResourceId"));
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void DeploymentByPassword_IsOff(string name) =>
        Assert.Equal(
            ["ftp", "scm"],
            Deployment.Of(name).All("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Select(policy => policy.Name.Split('/')[1]).Order());

    [Theory]
    [MemberData(nameof(Deployments))]
    public void Diagnostics_AreEnabled(string name)
    {
        Deployment deployment = Deployment.Of(name);
        string[] settings = [.. deployment.All("Microsoft.Insights/diagnosticSettings").Select(setting => setting.Id)];

        Assert.All(
            Watched.SelectMany(deployment.All),
            resource => Assert.Contains(settings, id => id.StartsWith($"{resource.Id}/providers/Microsoft.Insights/diagnosticSettings/", StringComparison.Ordinal)));
    }

    [Fact]
    public void PrivateNetwork_HasOnlyTheApiPublic()
    {
        Deployment prod = Deployment.Prod;

        Assert.Equal("Disabled", prod.The("Microsoft.DocumentDB/databaseAccounts").Text("properties.publicNetworkAccess"));
        Assert.Equal("Disabled", prod.The("Microsoft.Storage/storageAccounts").Text("properties.publicNetworkAccess"));
        Assert.Equal("Disabled", prod.The("Microsoft.KeyVault/vaults").Text("properties.publicNetworkAccess"));
        Assert.Equal("Disabled", Deployment.Everything.The("Microsoft.EventGrid/topics").Text("properties.publicNetworkAccess"));
        Assert.NotNull(prod.The("Microsoft.Web/sites").Find("properties.virtualNetworkSubnetId"));
        Assert.Equal(3, prod.All("Microsoft.Network/privateEndpoints").Count);
        Assert.Equal(4, Deployment.Everything.All("Microsoft.Network/privateEndpoints").Count);
        Assert.Equal(3, prod.All("Microsoft.Network/privateDnsZones").Count);
    }

    [Fact]
    public void PrivateNetwork_HasOneStableOutboundAddress()
    {
        Deployment prod = Deployment.Prod;
        string gateway = prod.The("Microsoft.Network/natGateways").Id;
        Resource subnet = prod.All("Microsoft.Network/virtualNetworks/subnets").Single(subnet => subnet.Name.EndsWith("/functions", StringComparison.Ordinal));

        Assert.Equal(gateway, subnet.Text("properties.natGateway.id"));
        Assert.Contains(prod.The("Microsoft.Network/publicIPAddresses").Id, prod.The("Microsoft.Network/natGateways").Text("properties.publicIpAddresses"));
        Assert.Contains("functionsSubnetId", prod.The("Microsoft.Web/sites").Text("properties.virtualNetworkSubnetId"));
        Assert.Empty(Deployment.Dev.All("Microsoft.Network/natGateways"));
    }

    [Fact]
    public void OperatorAddresses_AreTheOnlyAllowedInboundAddresses()
    {
        Resource account = Deployment.Everything.The("Microsoft.DocumentDB/databaseAccounts");
        Resource vault = Deployment.Everything.The("Microsoft.KeyVault/vaults");

        Assert.Equal("""[{"ipAddressOrRange":"192.0.2.1"}]""", Compact(account.Find("properties.ipRules")!.Value));
        Assert.Equal("""[{"value":"192.0.2.1"}]""", Compact(vault.Find("properties.networkAcls.ipRules")!.Value));
        Assert.Equal("Deny", vault.Text("properties.networkAcls.defaultAction"));
    }

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json);
}
