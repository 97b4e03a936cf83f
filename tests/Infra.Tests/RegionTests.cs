using Infra.Tests.Fixtures;

namespace Infra.Tests;

public sealed class RegionTests
{
    [Fact]
    public void RegionWithoutFlexConsumption_IsRefused()
    {
        string[] regions = Regions();

        Assert.Contains("westeurope", regions);
        Assert.DoesNotContain("polandcentral", regions);
        Assert.Distinct(regions);
    }

    [Fact]
    public void RegionWithoutZones_IsRefusedBeforeDeployment_ForAZoneRedundantShape()
    {
        Assert.Contains("ukwest has no availability zones", CompiledFiles.Text("refused.txt"), StringComparison.Ordinal);
        Assert.Contains("ukwest", Regions());
    }

    private static string[] Regions() =>
        [.. Module.Main.Template.GetProperty("definitions").EnumerateObject().Single(type => type.Name.EndsWith("Region", StringComparison.Ordinal))
            .Value.GetProperty("allowedValues").EnumerateArray().Select(region => region.GetString()!)];
}
