using LocalCosmos.Errors;
using LocalCosmos.Json;

namespace LocalCosmos.Queries.Syntax;

/// <summary>Parses whole queries. It refuses everything outside its grammar.</summary>
internal sealed class QueryParser
{
    private const int MaxOrderPaths = 3;

    private readonly TokenReader _tokens;
    private readonly OperandParser _operands;
    private readonly string _alias;

    private QueryParser(TokenReader tokens, string alias)
    {
        _tokens = tokens;
        _alias = alias;
        _operands = new OperandParser(tokens, alias);
    }

    /// <summary>Parses a SELECT.</summary>
    /// <exception cref="BadQueryException">The text is outside the grammar; the message says what and where.</exception>
    public static Query Parse(string text)
    {
        TokenReader tokens = new(text);
        return new QueryParser(tokens, FindAlias(text)).ParseSelect();
    }

    /// <summary>Parses the condition of a patch, <c>FROM c WHERE …</c>.</summary>
    /// <exception cref="BadQueryException">The text is outside the grammar; the message says what and where.</exception>
    public static Expression ParseCondition(string text)
    {
        TokenReader tokens = new(text);
        QueryParser parser = new(tokens, FindAlias(text));
        parser.ParseFrom();
        tokens.Expect("WHERE");
        Expression condition = parser.ParseFilter();
        tokens.ExpectEnd();
        return condition;
    }

    // The SELECT clause uses the alias before FROM defines it, so the parser looks for the alias first.
    private static string FindAlias(string text)
    {
        TokenReader tokens = new(text);
        while (tokens.Peek.Kind != TokenKind.End && !tokens.Peek.Is("FROM"))
        {
            tokens.Take();
        }
        tokens.Expect("FROM");
        return ParseContainer(tokens);
    }

    private static string ParseContainer(TokenReader tokens)
    {
        string name = ParseIdentifier(tokens);
        return tokens.TryTake("AS") || IsIdentifier(tokens.Peek) ? ParseIdentifier(tokens) : name;
    }

    private static string ParseIdentifier(TokenReader tokens) =>
        IsIdentifier(tokens.Peek) ? tokens.Take().Text : throw tokens.Unexpected("a name for the container");

    private static bool IsIdentifier(Token token) => token.Kind == TokenKind.Word && !OperandParser.IsKeyword(token.Text);

    private Query ParseSelect()
    {
        _tokens.Expect("SELECT");
        Operand? top = _tokens.TryTake("TOP") ? _operands.ParseConstant() : null;
        Selection selection = new SelectParser(_tokens, _operands).Parse(top is not null);
        ParseFrom();
        (Expression? filter, string? text) = ParseWhere();
        QuerySource source = new(_alias, text);
        bool isCount = selection.Projection is CountProjection;
        IReadOnlyList<OrderItem> order = isCount ? [] : ParseOrder(selection);
        if (isCount || top is not null || !_tokens.TryTake("OFFSET"))
        {
            _tokens.ExpectEnd();
            return new Query(source, selection.Form, selection.Projection, filter, order, null, top);
        }
        Operand offset = _operands.ParseConstant();
        _tokens.Expect("LIMIT");
        Operand limit = _operands.ParseConstant();
        _tokens.ExpectEnd();
        return new Query(source, selection.Form, selection.Projection, filter, order, offset, limit);
    }

    private (Expression? Filter, string? Text) ParseWhere()
    {
        if (!_tokens.TryTake("WHERE"))
        {
            return (null, null);
        }
        Token start = _tokens.Peek;
        return (ParseFilter(), _tokens.TextFrom(start));
    }

    private void ParseFrom()
    {
        _tokens.Expect("FROM");
        ParseContainer(_tokens);
    }

    private Expression ParseFilter() => new FilterParser(_tokens, _operands).Parse();

    private List<OrderItem> ParseOrder(Selection selection)
    {
        int start = _tokens.Peek.Position;
        List<OrderItem> items = ParseOrder();
        return selection.Form == QueryForm.Answer || selection.Items.SequenceEqual(items.Select(item => item.Path))
            ? items
            : throw new BadQueryException($"ORDER BY must have the paths of orderByItems: character {start}.");
    }

    private List<OrderItem> ParseOrder()
    {
        List<OrderItem> items = [];
        if (!_tokens.TryTake("ORDER"))
        {
            return items;
        }
        _tokens.Expect("BY");
        do
        {
            if (items.Count == MaxOrderPaths)
            {
                throw new BadQueryException($"ORDER BY takes at most {MaxOrderPaths} paths. Remove the path at character {_tokens.Peek.Position}.");
            }
            int position = _tokens.Peek.Position;
            PropertyPath path = _operands.ParsePath();
            if (path.Names.Count == 0 || items.Exists(item => item.Path.Equals(path)))
            {
                throw new BadQueryException($"ORDER BY must name each property once and must not name the whole document: character {position}.");
            }
            bool descending = _tokens.TryTake("DESC");
            if (!descending)
            {
                _tokens.TryTake("ASC");
            }
            items.Add(new OrderItem(path, descending));
        }
        while (_tokens.TryTakeSymbol(","));
        return items;
    }
}
