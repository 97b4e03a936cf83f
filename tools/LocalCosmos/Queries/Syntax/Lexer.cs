using System.Globalization;
using System.Text;
using LocalCosmos.Errors;

namespace LocalCosmos.Queries.Syntax;

/// <summary>Splits the text of a query into tokens.</summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] Symbols = ["!=", "<>", "<=", ">=", "<", ">", "=", "(", ")", "[", "]", "{", "}", ":", ",", ".", "*", "-", "+"];

    private int _next;

    /// <summary>Reads all tokens. The last is <see cref="TokenKind.End"/>.</summary>
    /// <exception cref="BadQueryException">A character is unexpected, a string has no end, or an escape is unknown.</exception>
    public static List<Token> Read(string text)
    {
        Lexer lexer = new(text);
        List<Token> tokens = [];
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        while (_next < text.Length && char.IsWhiteSpace(text[_next]))
        {
            _next++;
        }
        int start = _next;
        if (start == text.Length)
        {
            return new Token(TokenKind.End, "", start + 1);
        }
        char first = text[start];
        if (IsWordStart(first))
        {
            return Take(TokenKind.Word, start, IsWordPart);
        }
        if (first == '@')
        {
            _next++;
            Token parameter = Take(TokenKind.Parameter, start, IsWordPart);
            return parameter.Text.Length > 1 ? parameter : throw new BadQueryException($"The parameter at character {start + 1} has no name.");
        }
        if (char.IsAsciiDigit(first) || (first == '.' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1])))
        {
            return TakeNumber(start);
        }
        if (first is '"' or '\'')
        {
            return TakeString(start, first);
        }
        foreach (string symbol in Symbols)
        {
            if (string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0)
            {
                _next += symbol.Length;
                return new Token(TokenKind.Symbol, symbol, start + 1);
            }
        }
        throw new BadQueryException($"Unexpected character '{first}' at character {start + 1}.");
    }

    private Token Take(TokenKind kind, int start, Func<char, bool> belongs)
    {
        while (_next < text.Length && belongs(text[_next]))
        {
            _next++;
        }
        return new Token(kind, text[start.._next], start + 1);
    }

    private Token TakeNumber(int start)
    {
        Token token = Take(TokenKind.Number, start, character => char.IsAsciiDigit(character) || character == '.');
        if (_next < text.Length && text[_next] is 'e' or 'E')
        {
            _next++;
            if (_next < text.Length && text[_next] is '+' or '-')
            {
                _next++;
            }
            token = Take(TokenKind.Number, start, char.IsAsciiDigit);
        }
        bool ends = _next == text.Length || !IsWordPart(text[_next]);
        return ends && double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? token
            : throw new BadQueryException($"'{token.Text}' at character {start + 1} is not a number.");
    }

    private Token TakeString(int start, char quote)
    {
        StringBuilder value = new();
        for (_next++; _next < text.Length; _next++)
        {
            char character = text[_next];
            if (character == quote)
            {
                _next++;
                return new Token(TokenKind.String, value.ToString(), start + 1);
            }
            value.Append(character == '\\' ? Unescape() : character);
        }
        throw new BadQueryException($"The string that starts at character {start + 1} has no end.");
    }

    private char Unescape()
    {
        int escape = _next;
        _next++;
        switch (_next < text.Length ? text[_next] : '\0')
        {
            case '"': return '"';
            case '\'': return '\'';
            case '\\': return '\\';
            case '/': return '/';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _next + 4 < text.Length
                && ushort.TryParse(text.AsSpan(_next + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code):
                _next += 4;
                return (char)code;
            default:
                throw new BadQueryException($"The string has an unknown escape at character {escape + 1}.");
        }
    }

    private static bool IsWordStart(char character) => char.IsLetter(character) || character == '_';

    private static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || character == '_';
}
