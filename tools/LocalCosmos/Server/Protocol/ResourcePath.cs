using LocalCosmos.Errors;

namespace LocalCosmos.Server.Protocol;

/// <summary>The resource that the address of a request names. Segments are decoded one by one, since an id may contain any character but a slash.</summary>
/// <param name="ResourceType">The type of the resource: <c>dbs</c>, <c>colls</c>, <c>docs</c>, <c>pkranges</c>, or an empty string for the account.</param>
/// <param name="Database">The name or <c>_rid</c> of the database.</param>
/// <param name="Container">The name or <c>_rid</c> of the container.</param>
/// <param name="Id">The id of the document or the partition key range.</param>
/// <param name="SignedName">The name of the resource in a signature. For a feed it is the name of its parent.</param>
/// <param name="SignedResourceId">The name in a signature for a resource that is addressed by its <c>_rid</c>.</param>
internal sealed record ResourcePath(
    string ResourceType, string? Database, string? Container, string? Id, string SignedName, string? SignedResourceId)
{
    /// <summary>Whether the address is that of a list of resources.</summary>
    public bool IsFeed { get; private init; }

    /// <summary>Parses the target of a request line, for example <c>/dbs/main/colls/events/docs/1042</c>.</summary>
    /// <exception cref="RefusedException">LocalCosmos does not implement the address.</exception>
    public static ResourcePath Parse(string target)
    {
        int query = target.IndexOf('?', StringComparison.Ordinal);
        string path = (query < 0 ? target : target[..query]).Trim('/');
        if (path.Length == 0)
        {
            return new ResourcePath("", null, null, null, "", null);
        }

        string[] segments = Array.ConvertAll(path.Split('/'), Uri.UnescapeDataString);
        if (!AreImplemented(segments))
        {
            throw RefusedException.NotImplemented($"the address /{path}");
        }

        bool isFeed = segments.Length % 2 == 1;
        int signed = isFeed ? segments.Length - 1 : segments.Length;
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
