namespace LocalCosmos.Server;

/// <summary>What a request's address names. Segments are decoded one by one, since an id may hold any character but a slash.</summary>
/// <param name="ResourceType">The last type named: <c>dbs</c>, <c>colls</c>, <c>docs</c>, <c>pkranges</c>, or nothing for the account.</param>
/// <param name="Database">The database's name or <c>_rid</c>.</param>
/// <param name="Container">The container's name or <c>_rid</c>.</param>
/// <param name="Id">The document's id, or that of a partition key range.</param>
/// <param name="SignedName">The resource as a signature names it: the resource itself, or its parent where a feed is addressed.</param>
/// <param name="SignedResourceId">The same for a resource that is addressed by its <c>_rid</c>.</param>
internal sealed record ResourcePath(
    string ResourceType, string? Database, string? Container, string? Id, string SignedName, string? SignedResourceId)
{
    /// <summary>Whether a collection of resources is addressed, and not one of them.</summary>
    public bool IsFeed { get; private init; }

    /// <summary>Reads the target of a request line, for example <c>/dbs/main/colls/events/docs/1042</c>.</summary>
    /// <exception cref="RefusedException">The address is of something that is not implemented.</exception>
    public static ResourcePath Parse(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = (query < 0 ? target : target[..query]).Trim('/');
        if (path.Length == 0)
        {
            return new ResourcePath("", null, null, null, "", null);
        }

        var segments = Array.ConvertAll(path.Split('/'), Uri.UnescapeDataString);
        if (!AreImplemented(segments))
        {
            throw RefusedException.NotImplemented($"the address /{path}");
        }

        var isFeed = segments.Length % 2 == 1;
        var signed = isFeed ? segments.Length - 1 : segments.Length;
        return new ResourcePath(
            isFeed ? segments[^1] : segments[^2],
            segments.ElementAtOrDefault(1),
            segments.ElementAtOrDefault(3),
            segments.ElementAtOrDefault(5),
            string.Join('/', segments, 0, signed),
            signed == 0 ? null : SignedText.Of(segments[signed - 1]))
        {
            IsFeed = isFeed,
        };
    }

    private static bool AreImplemented(string[] segments) =>
        segments.Length <= 6
        && segments[0] == "dbs"
        && (segments.Length < 3 || segments[2] == "colls")
        && (segments.Length < 5 || segments[4] is "docs" or "pkranges");
}
