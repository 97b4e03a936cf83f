using System.ComponentModel.DataAnnotations;

namespace Events.Functions.Http;

/// <summary>The settings under <c>Cors__</c>.</summary>
public sealed class CorsOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Cors";

    /// <summary>Origins with commas between, for example <c>https://cases.example</c>, whose pages may call; empty for none.</summary>
    public string Origins { get; set; } = string.Empty;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (string origin in Origins.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) || uri.GetLeftPart(UriPartial.Authority) != origin.TrimEnd('/'))
            {
                yield return new ValidationResult($"Cors__Origins holds {origin}, which is no origin such as https://cases.example.", [nameof(Origins)]);
            }
        }
    }
}
