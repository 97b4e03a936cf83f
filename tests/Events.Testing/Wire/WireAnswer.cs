using System.Text;

namespace Events.Testing.Wire;

/// <summary>An answer as it came over the connection.</summary>
internal sealed record WireAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Whether the server closes the connection after this answer.</summary>
    public bool IsLast => Header("Connection")?.Contains("close", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether it has only a status, as the server answers to invalid HTTP.</summary>
    public bool IsBare => Body.Length == 0 && Header("Content-Type") is null;

    public override string ToString() =>
        $"{Status}\n{string.Join('\n', Headers.Select(header => $"{header.Key}: {header.Value}"))}\n\n{(Text.Length > 2_000 ? Text[..2_000] : Text)}";
}
