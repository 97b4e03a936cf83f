using System.Globalization;
using LocalCosmos.Json;

namespace LocalCosmos.Queries.Syntax;

/// <summary>Parses literals, parameters and property paths.</summary>
internal sealed class OperandParser(TokenReader tokens, string alias)
{
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "AND", "AS", "ASC", "BETWEEN", "BY", "DESC", "DISTINCT", "EXISTS", "FROM", "GROUP", "HAVING", "IN", "JOIN", "LIKE",
        "LIMIT", "NOT", "OFFSET", "OR", "ORDER", "SELECT", "TOP", "VALUE", "WHERE",
    };

    /// <summary>Whether a word is a keyword, so that it cannot be a name.</summary>
    public static bool IsKeyword(string word) => Keywords.Contains(word);

    /// <summary>Whether a name may follow a dot without quotes.</summary>
    public static bool IsPlainName(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_') && !IsKeyword(name);

    /// <summary>Whether the next token starts a path.</summary>
    public bool IsPath => tokens.Peek.Kind == TokenKind.Word && tokens.Peek.Text == alias;

    /// <summary>Parses a path, a literal or a parameter.</summary>
    public Operand ParseOperand() => tokens.Peek.Kind == TokenKind.Word && !IsLiteralWord(tokens.Peek)
        ? new PathOperand(ParsePath())
        : ParseConstant();

    /// <summary>Parses a literal or a parameter.</summary>
    public Operand ParseConstant()
    {
        Token token = tokens.Peek;
        switch (token.Kind)
        {
            case TokenKind.Parameter:
                tokens.Take();
                return new ParameterOperand(token.Text, token.Position);
            case TokenKind.String:
                tokens.Take();
                return new ConstantOperand(SortValue.Of(token.Text));
            case TokenKind.Number:
            case TokenKind.Symbol when token.Text == "-":
                return new ConstantOperand(SortValue.Of(ParseNumber()));
            case TokenKind.Word when token.Text is "true" or "false":
                tokens.Take();
                return new ConstantOperand(SortValue.Of(token.Text == "true"));
            case TokenKind.Word when token.Text == "null":
                tokens.Take();
                return new ConstantOperand(SortValue.Null);
            default:
                throw tokens.Unexpected("a literal or a parameter");
        }
    }

    /// <summary>Parses a path from the container's alias: <c>c.a.b</c>, <c>c["a"].b</c>, or the alias alone.</summary>
    public PropertyPath ParsePath()
    {
        if (!IsPath)
        {
            throw tokens.Unexpected($"a path from '{alias}'");
        }
        tokens.Take();
        List<string> names = [];
        while (true)
        {
            if (tokens.TryTakeSymbol("."))
            {
                names.Add(ParseName(TokenKind.Word, "the name of a property"));
            }
            else if (tokens.TryTakeSymbol("["))
            {
                names.Add(ParseName(TokenKind.String, "the name of a property in quotes"));
                tokens.ExpectSymbol("]");
            }
            else
            {
                return new PropertyPath(names);
            }
        }
    }

    /// <summary>Parses a name that is not a keyword.</summary>
    public string ParseName() => ParseName(TokenKind.Word, "a name");

    private static bool IsLiteralWord(Token token) => token.Text is "true" or "false" or "null";

    private string ParseName(TokenKind kind, string expected) =>
        tokens.Peek.Kind == kind && !(kind == TokenKind.Word && IsKeyword(tokens.Peek.Text))
            ? tokens.Take().Text
            : throw tokens.Unexpected(expected);

    private double ParseNumber()
    {
        int sign = tokens.TryTakeSymbol("-") ? -1 : 1;
        return tokens.Peek.Kind == TokenKind.Number
            ? sign * double.Parse(tokens.Take().Text, CultureInfo.InvariantCulture)
            : throw tokens.Unexpected("a number");
    }
}
