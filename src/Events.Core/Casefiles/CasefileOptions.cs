namespace Events.Core.Casefiles;

/// <summary>The settings under <c>Casefiles__</c>.</summary>
public sealed class CasefileOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Casefiles";

    /// <summary><c>accept</c> (default) or <c>reject</c>.</summary>
    public UnknownCasefile Unknown { get; set; }
}
