namespace LocalCosmos.Queries.Syntax;

/// <summary>The kind of a token.</summary>
internal enum TokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A keyword or a name.</summary>
    Word,

    /// <summary>A parameter with its <c>@</c>.</summary>
    Parameter,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string.</summary>
    String,

    /// <summary>An operator or a bracket.</summary>
    Symbol,
}
