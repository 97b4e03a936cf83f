namespace Events.Functions.Http;

/// <summary>The settings under <c>Cors__</c>.</summary>
public sealed class CorsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Cors";

    /// <summary>Origins with commas between, for example <c>https://cases.example</c>, whose pages may call; empty for none.</summary>
    public string Origins { get; set; } = string.Empty;
}
