namespace Events.Core.Access;

/// <summary>Scopes as people write them: <c>read,write</c>.</summary>
public static class ScopeNames
{
    private static readonly (Scopes Scope, string Name)[] Names =
    [
        (Scopes.Read, "read"),
        (Scopes.Write, "write"),
        (Scopes.Operate, "operate"),
    ];

    /// <summary>Writes the scopes with commas between, in a fixed order.</summary>
    public static string Format(Scopes scopes) =>
        string.Join(',', Names.Where(each => scopes.HasFlag(each.Scope)).Select(each => each.Name));

    /// <summary>Reads scopes with commas between; false when one is unknown or there is none.</summary>
    public static bool TryParse(string text, out Scopes scopes)
    {
        scopes = Scopes.None;
        foreach (string name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            Scopes scope = Array.Find(Names, each => each.Name == name).Scope;
            if (scope == Scopes.None)
            {
                return false;
            }

            scopes |= scope;
        }

        return true;
    }
}
