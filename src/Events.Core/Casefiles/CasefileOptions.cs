using System.ComponentModel.DataAnnotations;

namespace Events.Core.Casefiles;

/// <summary>The settings under <c>Casefiles__</c>.</summary>
public sealed class CasefileOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Casefiles";

    /// <summary>Whether an event of an unknown casefile is accepted: <c>accept</c> (default) or <c>reject</c>.</summary>
    public UnknownCasefile Unknown { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Enum.IsDefined(Unknown))
        {
            yield return new ValidationResult("Casefiles__Unknown must be accept or reject.", [nameof(Unknown)]);
        }
    }
}
