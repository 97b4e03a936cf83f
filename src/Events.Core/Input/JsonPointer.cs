namespace Events.Core.Input;

/// <summary>JSON Pointers (RFC 6901) in their URI fragment form, for example <c>#/event/users_list/3</c>.</summary>
internal static class JsonPointer
{
    /// <summary>The whole document.</summary>
    public const string Root = "#";

    /// <summary>The member of that name in the object at <paramref name="pointer"/>.</summary>
    public static string To(string pointer, string name) =>
        $"{pointer}/{Uri.EscapeDataString(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))}";

    /// <summary>The item at <paramref name="index"/>, counted from 0, in the array at <paramref name="pointer"/>.</summary>
    public static string To(string pointer, int index) => $"{pointer}/{index}";
}
