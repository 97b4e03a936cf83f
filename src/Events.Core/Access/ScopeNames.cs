namespace Events.Core.Access;

/// <summary>Scopes as text: <c>read,write</c>.</summary>
public static class ScopeNames
{
    private static readonly (Scopes Scope, string Name)[] Names =
    [
        (Scopes.Read, "read"),
        (Scopes.Write, "write"),
        (Scopes.Operate, "operate"),
    ];

    /// <summary>Writes the scopes in a fixed order, separated by commas.</summary>
    public static string Format(Scopes scopes) =>
        string.Join(',', Names.Where(each => scopes.HasFlag(each.Scope)).Select(each => each.Name));

    /// <summary>Reads scopes that are separated by commas. Returns false where a scope is unknown, or there is none.</summary>
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
