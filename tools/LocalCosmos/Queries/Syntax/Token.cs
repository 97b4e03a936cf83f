namespace LocalCosmos.Queries.Syntax;

/// <summary>One token of a query.</summary>
/// <param name="Kind">The kind of the token.</param>
/// <param name="Text">The text. The text of a string has no quotes, and its escapes are resolved.</param>
/// <param name="Position">The position of its first character, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    /// <summary>Whether the token is a keyword, in upper or lower case.</summary>
    public bool Is(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the token is an operator or a bracket.</summary>
    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>The token for a message.</summary>
    public override string ToString() => Kind == TokenKind.End ? "the end of the query" : $"'{Text}'";
}
