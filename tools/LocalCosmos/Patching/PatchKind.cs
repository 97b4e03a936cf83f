namespace LocalCosmos.Patching;

/// <summary>The kind of a patch operation.</summary>
internal enum PatchKind
{
    Add,
    Set,
    Replace,
    Remove,
    Increment,
    Move,
}
