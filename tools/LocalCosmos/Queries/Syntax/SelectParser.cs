using LocalCosmos.Errors;
using LocalCosmos.Json;

namespace LocalCosmos.Queries.Syntax;

/// <summary>Parses the SELECT clause of a query of a client, or of a query that a query plan rewrote for each range.</summary>
internal sealed class SelectParser(TokenReader tokens, OperandParser operands)
{
    /// <summary>Parses what follows SELECT and TOP.</summary>
    /// <param name="limited">Whether there is a TOP.</param>
    public Selection Parse(bool limited)
    {
        if (tokens.TryTakeSymbol("*"))
        {
            return Answer(new PathProjection(new PropertyPath([])));
        }
        if (operands.IsPath)
        {
            return ParseList();
        }
        tokens.Expect("VALUE");
        if (!limited && tokens.TryTakeSymbol("["))
        {
            ParseItem(ParseCount);
            tokens.ExpectSymbol("]");
            return new Selection(new CountProjection(), QueryForm.Part, []);
        }
        if (!limited && tokens.Peek.Is("COUNT"))
        {
            ParseCount();
            return Answer(new CountProjection());
        }
        return Answer(ParseValue());
    }

    private static Selection Answer(Projection projection) => new(projection, QueryForm.Answer, []);

    // c.a, c.b AS name
    private Selection ParseList()
    {
        List<ProjectedMember> members = [];
        do
        {
            if (members is [{ Path.Names: ["_rid"] }] && tokens.TryTakeSymbol("["))
            {
                return ParsePart();
            }
            int position = tokens.Peek.Position;
            PropertyPath path = operands.ParsePath();
            string? name = tokens.TryTake("AS") ? operands.ParseName() : path.Names is [.., string last] ? last : null;
            Add(members, name, path, position);
        }
        while (tokens.TryTakeSymbol(","));
        return Answer(new ObjectProjection(members));
    }

    // [{"item": c.a}] AS orderByItems, c AS payload
    private Selection ParsePart()
    {
        List<PropertyPath> items = [];
        do
        {
            ParseItem(() => items.Add(operands.ParsePath()));
        }
        while (tokens.TryTakeSymbol(","));
        tokens.ExpectSymbol("]");
        tokens.Expect("AS");
        tokens.Expect("orderByItems");
        tokens.ExpectSymbol(",");
        Projection payload = ParseValue();
        tokens.Expect("AS");
        tokens.Expect("payload");
        return new Selection(payload, QueryForm.Part, items);
    }

    private Projection ParseValue() => tokens.TryTakeSymbol("{") ? ParseObject() : new PathProjection(operands.ParsePath());

    // {"a": c.a, "name": c.b}
    private ObjectProjection ParseObject()
    {
        List<ProjectedMember> members = [];
        do
        {
            Token name = tokens.Peek.Kind == TokenKind.String ? tokens.Take() : throw tokens.Unexpected("the name of a member in quotes");
            tokens.ExpectSymbol(":");
            Add(members, name.Text, operands.ParsePath(), name.Position);
        }
        while (tokens.TryTakeSymbol(","));
        tokens.ExpectSymbol("}");
        return new ObjectProjection(members);
    }

    private static void Add(List<ProjectedMember> members, string? name, PropertyPath path, int position) =>
        members.Add(name is not null && !members.Exists(member => member.Name == name)
            ? new ProjectedMember(name, path)
            : throw new BadQueryException($"Each member of a projection must have its own name: character {position}."));

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
