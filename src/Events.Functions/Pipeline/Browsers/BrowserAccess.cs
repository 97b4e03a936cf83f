using Events.Core.Input;
using Events.Functions.Pipeline.Addresses;
using Events.Functions.Pipeline.Problems;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Pipeline.Browsers;

/// <summary>Allows scripts of web pages to call the API: pages of this service, and pages of the allowed origins (Fetch standard, CORS).</summary>
public sealed class BrowserAccess
{
    private static readonly TimeSpan PreflightAge = TimeSpan.FromHours(2);
    private readonly ICorsService _cors;
    private readonly PublicAddress _address;
    private readonly CorsPolicy _policy;
    private readonly bool _hasOrigins;

    /// <summary>Creates the policy from the settings.</summary>
    public BrowserAccess(IOptions<CorsOptions> options, ICorsService cors, PublicAddress address)
    {
        HashSet<string> origins = options.Value.AllowedOrigins.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _hasOrigins = origins.Count > 0;
        _cors = cors;
        _address = address;

        // A function makes the framework add "Vary: Origin" even when there is only one allowed origin.
        _policy = new CorsPolicyBuilder()
            .SetIsOriginAllowed(origins.Contains)
            .WithExposedHeaders(HeaderNames.ETag, HeaderNames.Link, HeaderNames.Location, HeaderNames.RetryAfter)
            .SetPreflightMaxAge(PreflightAge)
            .Build();
    }

    /// <summary>Returns 403 for a request from a page of another origin, or null when the request is allowed.</summary>
    public IResult? Reject(HttpContext context)
    {
        string? origin = context.Request.Headers.Origin;
        return TryAllow(context) || origin is null || _address.IsOwnOrigin(context.Request, origin)
            ? null
            : new ProblemResult(ProblemKind.Forbidden, "Requests from this origin are not allowed. Ask the operator to add the origin to the setting Cors__Origins.");
    }

    /// <summary>Adds the CORS headers when the origin is an allowed one. <see cref="HandlePreflight"/> adds those of a preflight.</summary>
    public bool TryAllow(HttpContext context)
    {
        if (IsAllowed(context.Request))
        {
            if (!IsPreflight(context.Request))
            {
                Apply(context, _policy);
            }

            return true;
        }

        if (_hasOrigins)
        {
            // Otherwise a cache could return a response without the CORS headers to a page that needs them.
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        }

        return false;
    }

    /// <summary>Returns 204 with the allowed methods and headers for a preflight from an allowed origin, or null for any other request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="methods">The methods of the path. When it is empty, the requested method is allowed, so that the page can read the 404.</param>
    public IResult? HandlePreflight(HttpContext context, IReadOnlyList<string> methods)
    {
        if (!IsPreflight(context.Request) || !IsAllowed(context.Request))
        {
            return null;
        }

        IHeaderDictionary requested = context.Request.Headers;
        string method = requested.AccessControlRequestMethod.ToString();
        Apply(context, new CorsPolicyBuilder(_policy)
            .WithMethods(methods.Count > 0 ? [.. methods] : IsToken(method) ? [method] : [])
            .WithHeaders([.. requested.GetCommaSeparatedValues(HeaderNames.AccessControlRequestHeaders).Where(IsToken)])
            .Build());
        return Results.NoContent();
    }

    private static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod);

    // Any other text would be invalid in a response header.
    private static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    private bool IsAllowed(HttpRequest request) => request.Headers.Origin.ToString() is { Length: > 0 } origin && _policy.IsOriginAllowed(origin);

    private void Apply(HttpContext context, CorsPolicy policy) => _cors.ApplyResult(_cors.EvaluatePolicy(context, policy), context.Response);
}
