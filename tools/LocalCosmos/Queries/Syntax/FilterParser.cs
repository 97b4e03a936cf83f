using LocalCosmos.Errors;
using LocalCosmos.Json;

namespace LocalCosmos.Queries.Syntax;

/// <summary>A recursive descent parser for conditions. NOT binds more tightly than AND, and AND more tightly than OR.</summary>
internal sealed class FilterParser(TokenReader tokens, OperandParser operands)
{
    // Far above the depth of real queries, and far below the depth that overflows the stack.
    private const int MaxDepth = 100;

    private int _depth;

    /// <summary>Parses a condition.</summary>
    public Expression Parse()
    {
        if (++_depth > MaxDepth)
        {
            throw new BadQueryException($"The filter nests deeper than {MaxDepth} levels at character {tokens.Peek.Position}.");
        }
        List<Expression> parts = [ParseConjunction()];
        while (tokens.TryTake("OR"))
        {
            parts.Add(ParseConjunction());
        }
        _depth--;
        return parts.Count == 1 ? parts[0] : new Disjunction(parts);
    }

    private Expression ParseConjunction()
    {
        List<Expression> parts = [ParseCondition()];
        while (tokens.TryTake("AND"))
        {
            parts.Add(ParseCondition());
        }
        return parts.Count == 1 ? parts[0] : new Conjunction(parts);
    }

    private Expression ParseCondition()
    {
        bool negated = false;
        while (tokens.TryTake("NOT"))
        {
            negated = !negated;
        }
        Expression condition = ParsePrimary();
        return negated ? new Negation(condition) : condition;
    }

    private Expression ParsePrimary()
    {
        if (tokens.TryTakeSymbol("("))
        {
            Expression inner = Parse();
            tokens.ExpectSymbol(")");
            return inner;
        }
        if (tokens.TryTake("IS_DEFINED"))
        {
            return new DefinedCheck(ParseArgument());
        }
        if (tokens.TryTake("IS_NULL"))
        {
            return new NullCheck(ParseArgument());
        }
        if (tokens.TryTake("ARRAY_CONTAINS"))
        {
            return ParseArrayContains();
        }
        return ParseComparison();
    }

    private PropertyPath ParseArgument()
    {
        tokens.ExpectSymbol("(");
        PropertyPath path = operands.ParsePath();
        tokens.ExpectSymbol(")");
        return path;
    }

    private ArrayContains ParseArrayContains()
    {
        tokens.ExpectSymbol("(");
        PropertyPath path = operands.ParsePath();
        tokens.ExpectSymbol(",");
        Operand value = operands.ParseConstant();
        tokens.ExpectSymbol(")");
        return new ArrayContains(path, value);
    }

    private Expression ParseComparison()
    {
        Operand left = operands.ParseOperand();
        if (left is ConstantOperand { Value.Kind: ValueKind.Boolean, Value.Number: 1 } && tokens.Peek.IsSymbol(")"))
        {
            // The client puts (true) into a rewritten query. A conjunction of no conditions is true.
            return new Conjunction([]);
        }
        if (tokens.TryTake("IN"))
        {
            return ParseMembership(left);
        }
        if (tokens.TryTake("NOT"))
        {
            tokens.Expect("IN");
            return new Negation(ParseMembership(left));
        }
        ComparisonOperator comparison = OperatorOf(tokens.Peek) ?? throw tokens.Unexpected("a comparison");
        tokens.Take();
        return new Comparison(left, comparison, operands.ParseOperand());
    }

    private Membership ParseMembership(Operand value)
    {
        tokens.ExpectSymbol("(");
        List<Operand> choices = [];
        do
        {
            choices.Add(operands.ParseConstant());
        }
        while (tokens.TryTakeSymbol(","));
        tokens.ExpectSymbol(")");
        return new Membership(value, choices);
    }

    private static ComparisonOperator? OperatorOf(Token token) => token.Kind != TokenKind.Symbol ? null : token.Text switch
    {
        "=" => ComparisonOperator.Equal,
        "!=" or "<>" => ComparisonOperator.NotEqual,
        "<" => ComparisonOperator.Less,
        "<=" => ComparisonOperator.LessOrEqual,
        ">" => ComparisonOperator.Greater,
        ">=" => ComparisonOperator.GreaterOrEqual,
        _ => null,
    };
}
