using System.ComponentModel.DataAnnotations;
using Events.Functions.Pipeline.Addresses;

namespace Events.Functions.Pipeline.Browsers;

/// <summary>The settings under <c>Cors__</c>.</summary>
public sealed class CorsOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Cors";

    /// <summary>
    /// The origins whose pages may call the API, separated by commas, for example <c>https://cases.example</c>; empty allows none. Letter case, a
    /// trailing slash and the default port make no difference.
    /// </summary>
    public string Origins { get; set; } = string.Empty;

    /// <summary>The allowed origins as browsers send them.</summary>
    internal IEnumerable<string> AllowedOrigins => Entries.Select(WebOrigin.TryParse).OfType<string>();

    private string[] Entries => Origins.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from origin in Entries
        where WebOrigin.TryParse(origin) is null
        select new ValidationResult($"Cors__Origins contains {origin}, which is not an origin. Use a value like https://cases.example.", [nameof(Origins)]);
}
