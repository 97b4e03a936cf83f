namespace LocalCosmos.Patching;

/// <summary>What one operation of a patch does.</summary>
internal enum PatchKind
{
    Add,
    Set,
    Replace,
    Remove,
    Increment,
    Move,
}
