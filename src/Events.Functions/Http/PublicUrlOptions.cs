using System.ComponentModel.DataAnnotations;

namespace Events.Functions.Http;

/// <summary>The setting <c>PublicUrl</c>.</summary>
public sealed class PublicUrlOptions : IValidatableObject
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "PublicUrl";

    /// <summary>
    /// What stands before <c>/api</c> in the address that clients call, for example <c>https://events.example.com</c> or
    /// <c>https://example.com/calendar</c>; empty where that is what requests name themselves.
    /// </summary>
    public string PublicUrl { get; set; } = string.Empty;

    /// <summary>The URL without a slash at its end, in ASCII; null where there is none.</summary>
    internal string? Start => Url is { } url ? WebOrigin.Of(url) + url.AbsolutePath.TrimEnd('/') : null;

    /// <summary>The origin of its pages; null where there is none.</summary>
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
            // Without the value, which may hold a password.
            yield return new ValidationResult(
                $"{Setting} must be an absolute URL with http or https, such as https://events.example.com, without user, query and fragment.",
                [nameof(PublicUrl)]);
        }
    }
}
