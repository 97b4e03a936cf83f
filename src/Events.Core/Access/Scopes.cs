namespace Events.Core.Access;

/// <summary>What a token allows.</summary>
[Flags]
public enum Scopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Every GET.</summary>
    Read = 1,

    /// <summary>Create, change and delete events, also in batches; send casefiles.</summary>
    Write = 2,

    /// <summary>Dispatch and retry alerts; create and reset feed addresses.</summary>
    Operate = 4,

    /// <summary>Everything.</summary>
    All = Read | Write | Operate,
}
