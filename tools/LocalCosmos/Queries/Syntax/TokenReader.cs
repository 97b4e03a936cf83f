namespace LocalCosmos.Queries.Syntax;

/// <summary>Goes over the tokens of a query, one ahead.</summary>
internal sealed class TokenReader(string text)
{
    private readonly List<Token> _tokens = Lexer.Read(text);
    private int _next;

    /// <summary>The token to come.</summary>
    public Token Peek => _tokens[_next];

    /// <summary>The text from a token up to the one to come.</summary>
    public string TextFrom(Token token) => text[(token.Position - 1)..(Peek.Position - 1)].Trim();

    /// <summary>Takes the token to come.</summary>
    public Token Take() => _tokens[_next].Kind == TokenKind.End ? _tokens[_next] : _tokens[_next++];

    /// <summary>Takes the token to come if it is this keyword.</summary>
    public bool TryTake(string keyword)
    {
        var found = Peek.Is(keyword);
        _next += found ? 1 : 0;
        return found;
    }

    /// <summary>Takes the token to come if it is this symbol.</summary>
    public bool TryTakeSymbol(string symbol)
    {
        var found = Peek.IsSymbol(symbol);
        _next += found ? 1 : 0;
        return found;
    }

    /// <summary>Takes this keyword.</summary>
    /// <exception cref="BadQueryException">It is not there.</exception>
    public void Expect(string keyword)
    {
        if (!TryTake(keyword))
        {
            throw Unexpected(keyword);
        }
    }

    /// <summary>Takes this symbol.</summary>
    /// <exception cref="BadQueryException">It is not there.</exception>
    public void ExpectSymbol(string symbol)
    {
        if (!TryTakeSymbol(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }
    }

    /// <summary>Takes the end.</summary>
    /// <exception cref="BadQueryException">There is more.</exception>
    public void ExpectEnd()
    {
        if (Peek.Kind != TokenKind.End)
        {
            throw Unexpected("the end of the query");
        }
    }

    /// <summary>The exception for a token to come that the grammar has no place for.</summary>
    public BadQueryException Unexpected(string expected) =>
        new($"Syntax error at character {Peek.Position}: expected {expected}, found {Peek}.");
}
