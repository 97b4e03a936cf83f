using System.ComponentModel.DataAnnotations;

namespace Events.Functions.Pipeline.Addresses;

/// <summary>The setting <c>PublicUrl</c>.</summary>
public sealed class PublicUrlOptions : IValidatableObject
{
    /// <summary>The name of the setting.</summary>
    public const string Setting = "PublicUrl";

    /// <summary>
    /// The part before <c>/api</c> of the URL that clients call, for example <c>https://events.example.com</c> or
    /// <c>https://example.com/calendar</c>. When it is empty, the host of each request is used.
    /// </summary>
    public string PublicUrl { get; set; } = string.Empty;

    /// <summary>The URL in ASCII, without a trailing slash; null when it is not set.</summary>
    internal string? BaseUrl => Url is { } url ? WebOrigin.Of(url) + url.AbsolutePath.TrimEnd('/') : null;

    /// <summary>The origin of the URL; null when it is not set.</summary>
    internal string? Origin => Url is { } url ? WebOrigin.Of(url) : null;

    private Uri? Url =>
        Uri.TryCreate(PublicUrl, UriKind.Absolute, out Uri? url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.UserInfo.Length == 0
        && PublicUrl.AsSpan().IndexOfAny('?', '#') < 0
            ? url
            : null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl.Length > 0 && Url is null)
        {
            // The message leaves the value out: it may contain a password.
            yield return new ValidationResult(
                $"{Setting} must be an absolute http or https URL without user, query and fragment, for example https://events.example.com.",
                [nameof(PublicUrl)]);
        }
    }
}
