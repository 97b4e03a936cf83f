namespace LocalCosmos.Server;

/// <summary>How far the replica that answered had come, from which the client makes its session.</summary>
/// <param name="ContainerResourceId">The container's <c>_rid</c>.</param>
/// <param name="RangeId">The partition key range.</param>
/// <param name="Lsn">The last write that the replica holds.</param>
internal readonly record struct Progress(string ContainerResourceId, string RangeId, long Lsn)
{
    /// <summary>The same as a session token: range, version -1, write.</summary>
    public string SessionToken => $"{RangeId}:-1#{Lsn}";
}
