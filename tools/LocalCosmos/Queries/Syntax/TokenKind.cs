namespace LocalCosmos.Queries.Syntax;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A keyword or a name; which of them is for the grammar to say.</summary>
    Word,

    /// <summary>A parameter, its <c>@</c> included.</summary>
    Parameter,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string, its escapes resolved.</summary>
    String,

    /// <summary>An operator or a bracket.</summary>
    Symbol,
}
