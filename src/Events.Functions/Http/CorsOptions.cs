using System.ComponentModel.DataAnnotations;

namespace Events.Functions.Http;

/// <summary>The settings under <c>Cors__</c>.</summary>
public sealed class CorsOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Cors";

    /// <summary>
    /// Origins with commas between, for example <c>https://cases.example</c>, whose pages may call; empty for none. Letter case, a slash at the end
    /// and the usual port make no difference.
    /// </summary>
    public string Origins { get; set; } = string.Empty;

    /// <summary>The origins as browsers send them.</summary>
    internal IEnumerable<string> Allowed => Given.Select(WebOrigin.TryParse).OfType<string>();

    private string[] Given => Origins.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from origin in Given
        where WebOrigin.TryParse(origin) is null
        select new ValidationResult($"Cors__Origins holds {origin}, which is not an origin such as https://cases.example.", [nameof(Origins)]);
}
