namespace LocalCosmos.Queries.Syntax;

/// <summary>One token of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; of a string, the text that it stands for.</param>
/// <param name="Position">Where it starts, counted from 1 in characters.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    /// <summary>Whether it is this keyword, in any case.</summary>
    public bool Is(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is this operator or bracket.</summary>
    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>How a message names it.</summary>
    public override string ToString() => Kind == TokenKind.End ? "the end of the query" : $"'{Text}'";
}
