using Microsoft.Azure.Cosmos;

namespace Events.Simulator.Database;

/// <summary>The diagnostics of a request that the client sent twice, because the first answer was lost.</summary>
internal sealed class RepeatedDiagnostics : CosmosDiagnostics
{
    private static readonly RequestedRegion[] Requests = [new("region", RequestedRegionReason.Initial), new("region", RequestedRegionReason.RegionFailover)];

    public static RepeatedDiagnostics Instance { get; } = new();

    public override IReadOnlyList<RequestedRegion> GetRequestedRegions() => Requests;

    public override IReadOnlyList<(string regionName, Uri uri)> GetContactedRegions() => [];

    public override string ToString() => "repeated";
}
