namespace Events.Core.Paging;

/// <summary>Parameters as a URL has them behind its question mark.</summary>
internal static class QueryText
{
    /// <summary>The parameters in ASCII, escaped. Cursors are bound to this text, so a change of it needs a new version of <see cref="Cursor"/>.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
}
