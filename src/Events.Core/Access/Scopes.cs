namespace Events.Core.Access;

/// <summary>What a token lets its holder do.</summary>
[Flags]
public enum Scopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Every GET.</summary>
    Read = 1,

    /// <summary>Create, batch, change and remove events; tell of a casefile.</summary>
    Write = 2,

    /// <summary>Dispatch and retry alerts; feed addresses.</summary>
    Operate = 4,

    /// <summary>Everything.</summary>
    All = Read | Write | Operate,
}
