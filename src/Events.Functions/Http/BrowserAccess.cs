using Events.Core.Problems;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Http;

/// <summary>Which pages' scripts may call: those of this service, and those of the origins that are set (Fetch standard, CORS).</summary>
public sealed class BrowserAccess
{
    private static readonly TimeSpan PreflightAge = TimeSpan.FromHours(2);
    private readonly ICorsService _cors;
    private readonly PublicAddress _address;
    private readonly CorsPolicy _policy;
    private readonly bool _hasOrigins;

    /// <summary>For the origins of the settings.</summary>
    public BrowserAccess(IOptions<CorsOptions> options, ICorsService cors, PublicAddress address)
    {
        ArgumentNullException.ThrowIfNull(options);
        HashSet<string> origins = options.Value.Allowed.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _hasOrigins = origins.Count > 0;
        _cors = cors;
        _address = address;

        // By a function, with which the framework says that answers vary by the origin also where there is only one.
        _policy = new CorsPolicyBuilder()
            .SetIsOriginAllowed(origins.Contains)
            .WithExposedHeaders(HeaderNames.ETag, HeaderNames.Link, HeaderNames.Location, HeaderNames.RetryAfter)
            .SetPreflightMaxAge(PreflightAge)
            .Build();
    }

    /// <summary>The refusal of a request that a page from elsewhere sends; null when it may go on.</summary>
    public IResult? Refuse(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string? origin = context.Request.Headers.Origin;
        return Allow(context) || origin is null || _address.IsOwnOrigin(context.Request, origin)
            ? null
            : new ProblemResult(ProblemKind.Forbidden, "Pages of this origin may not call.");
    }

    /// <summary>Lets the page read the answer, where its origin is set. A preflight is answered by itself.</summary>
    public bool Allow(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
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
            // A cache must not give an answer without the headers to a page that needs them.
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        }

        return false;
    }

    /// <summary>The answer to a preflight of a page that may call: 204 with what it may send; null when the request is something else.</summary>
    /// <param name="context">The request.</param>
    /// <param name="methods">The methods of the path; where there is nothing at it, the page may ask, and read that.</param>
    public IResult? AnswerPreflight(HttpContext context, IReadOnlyList<string> methods)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(methods);
        if (!IsPreflight(context.Request) || !IsAllowed(context.Request))
        {
            return null;
        }

        IHeaderDictionary asked = context.Request.Headers;
        string method = asked.AccessControlRequestMethod.ToString();
        Apply(context, new CorsPolicyBuilder(_policy)
            .WithMethods(methods.Count > 0 ? [.. methods] : IsName(method) ? [method] : [])
            .WithHeaders([.. asked.GetCommaSeparatedValues(HeaderNames.AccessControlRequestHeaders).Where(IsName)])
            .Build());
        return Results.NoContent();
    }

    private static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod);

    // What is none cannot stand in an answer.
    private static bool IsName(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    private bool IsAllowed(HttpRequest request) => request.Headers.Origin.ToString() is { Length: > 0 } origin && _policy.IsOriginAllowed(origin);

    private void Apply(HttpContext context, CorsPolicy policy) => _cors.ApplyResult(_cors.EvaluatePolicy(context, policy), context.Response);
}
