using LocalCosmos.Errors;

namespace LocalCosmos.Queries.Syntax;

/// <summary>Reads the tokens of a query, with one token of lookahead.</summary>
internal sealed class TokenReader(string text)
{
    private readonly List<Token> _tokens = Lexer.Read(text);
    private int _next;

    /// <summary>The next token.</summary>
    public Token Peek => _tokens[_next];

    /// <summary>The text from a token up to the next token.</summary>
    public string TextFrom(Token token) => text[(token.Position - 1)..(Peek.Position - 1)].Trim();

    /// <summary>Takes the next token.</summary>
    public Token Take() => _tokens[_next].Kind == TokenKind.End ? _tokens[_next] : _tokens[_next++];

    /// <summary>Takes the next token if it is a keyword.</summary>
    public bool TryTake(string keyword)
    {
        bool found = Peek.Is(keyword);
        _next += found ? 1 : 0;
        return found;
    }

    /// <summary>Takes the next token if it is a symbol.</summary>
    public bool TryTakeSymbol(string symbol)
    {
        bool found = Peek.IsSymbol(symbol);
        _next += found ? 1 : 0;
        return found;
    }

    /// <summary>Takes a keyword.</summary>
    /// <exception cref="BadQueryException">The next token is not the expected one.</exception>
    public void Expect(string keyword)
    {
        if (!TryTake(keyword))
        {
            throw Unexpected(keyword);
        }
    }

    /// <summary>Takes a symbol.</summary>
    /// <exception cref="BadQueryException">The next token is not the expected one.</exception>
    public void ExpectSymbol(string symbol)
    {
        if (!TryTakeSymbol(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }
    }

    /// <summary>Checks that there are no more tokens.</summary>
    /// <exception cref="BadQueryException">There are more tokens.</exception>
    public void ExpectEnd()
    {
        if (Peek.Kind != TokenKind.End)
        {
            throw Unexpected("the end of the query");
        }
    }

    /// <summary>The exception for an unexpected next token.</summary>
    public BadQueryException Unexpected(string expected) =>
        new($"Syntax error at character {Peek.Position}: expected {expected}, found {Peek}.");
}
