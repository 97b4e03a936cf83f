namespace LocalCosmos.Queries.Syntax;

/// <summary>Parses what is selected: of a query as it is written, and of one that a plan rewrote for the parts of an answer.</summary>
internal sealed class SelectParser(TokenReader tokens, OperandParser operands)
{
    /// <summary>Parses the list behind SELECT and TOP.</summary>
    /// <param name="limited">Whether there is a TOP.</param>
    public Selection Parse(bool limited)
    {
        if (tokens.TryTakeSymbol("*"))
        {
            return new Selection(new PropertyPath([]), QueryForm.Answer, []);
        }
        if (operands.IsPath)
        {
            return ParseSorted();
        }
        tokens.Expect("VALUE");
        if (limited)
        {
            return new Selection(operands.ParsePath(), QueryForm.Answer, []);
        }
        if (tokens.TryTakeSymbol("["))
        {
            ParseItem(ParseCount);
            tokens.ExpectSymbol("]");
            return new Selection(null, QueryForm.Part, []);
        }
        if (!tokens.Peek.Is("COUNT"))
        {
            return new Selection(operands.ParsePath(), QueryForm.Answer, []);
        }
        ParseCount();
        return new Selection(null, QueryForm.Answer, []);
    }

    // c._rid, [{"item": c.a}] AS orderByItems, c AS payload
    private Selection ParseSorted()
    {
        var start = tokens.Peek;
        if (operands.ParsePath() is not { Names: ["_rid"] })
        {
            throw new BadQueryException($"Syntax error at character {start.Position}: expected '*' or VALUE, found {start}.");
        }
        tokens.ExpectSymbol(",");
        tokens.ExpectSymbol("[");
        var items = new List<PropertyPath>();
        do
        {
            ParseItem(() => items.Add(operands.ParsePath()));
        }
        while (tokens.TryTakeSymbol(","));
        tokens.ExpectSymbol("]");
        tokens.Expect("AS");
        tokens.Expect("orderByItems");
        tokens.ExpectSymbol(",");
        var payload = operands.ParsePath();
        tokens.Expect("AS");
        tokens.Expect("payload");
        return new Selection(payload, QueryForm.Part, items);
    }

    private void ParseItem(Action parseValue)
    {
        tokens.ExpectSymbol("{");
        if (tokens.Peek is not { Kind: TokenKind.String, Text: "item" })
        {
            throw tokens.Unexpected("\"item\"");
        }
        tokens.Take();
        tokens.ExpectSymbol(":");
        parseValue();
        tokens.ExpectSymbol("}");
    }

    private void ParseCount()
    {
        tokens.Expect("COUNT");
        tokens.ExpectSymbol("(");
        if (tokens.Peek is not { Kind: TokenKind.Number, Text: "1" })
        {
            throw tokens.Unexpected("'1'");
        }
        tokens.Take();
        tokens.ExpectSymbol(")");
    }
}
