namespace LocalCosmos.Server.Protocol;

/// <summary>The last write of the replica that answered. The client builds its session from it.</summary>
/// <param name="ContainerResourceId">The <c>_rid</c> of the container.</param>
/// <param name="RangeId">The id of the partition key range.</param>
/// <param name="Lsn">The LSN of the last write that the replica holds.</param>
internal readonly record struct Progress(string ContainerResourceId, string RangeId, long Lsn)
{
    /// <summary>The session token: the range, version -1, and the LSN.</summary>
    public string SessionToken => $"{RangeId}:-1#{Lsn}";
}
