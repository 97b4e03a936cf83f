using Events.Core.Problems;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Http;

/// <summary>Which pages' scripts may call: those of this service, and those of the origins that are set (Fetch standard, CORS).</summary>
public sealed class BrowserAccess(IOptions<CorsOptions> options, PublicAddress address)
{
    private const string ReadableHeaders = "ETag, Link, Location, Retry-After";
    private readonly HashSet<string> _origins = new(
        options.Value.Origins.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The refusal of a request that a page from elsewhere sends; null when it may go on.</summary>
    public IResult? Refuse(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string? origin = context.Request.Headers.Origin;
        return origin is null
            || Allow(context)
            || address.IsOwnOrigin(context.Request, origin)
                ? null
                : new ProblemResult(ProblemKind.Forbidden, "Pages of this origin may not call.");
    }

    /// <summary>Lets the page read the answer, where its origin is set.</summary>
    public bool Allow(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string? origin = context.Request.Headers.Origin;
        if (origin is null || !_origins.Contains(origin))
        {
            return false;
        }

        IHeaderDictionary headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = ReadableHeaders;
        headers.Vary = HeaderNames.Origin;
        return true;
    }
}
