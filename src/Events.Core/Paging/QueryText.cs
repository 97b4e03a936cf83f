namespace Events.Core.Paging;

/// <summary>The query part of a URL.</summary>
internal static class QueryText
{
    /// <summary>The parameters in ASCII, escaped. Cursors contain a hash of this text, so a change of the text needs a new version of <see cref="Cursor"/>.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
}
