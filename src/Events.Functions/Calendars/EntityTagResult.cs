using Events.Functions.Pipeline.Responses;

namespace Events.Functions.Calendars;

/// <summary>Returns bytes with a weak <c>ETag</c>, compressed when the client accepts that, or 304 when the client has them.</summary>
internal sealed class EntityTagResult(ReadOnlyMemory<byte> content, string contentType) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (EntityTag.IsNotModified(httpContext, EntityTag.OfContent(content.Span)))
        {
            CompressibleBody.Vary(httpContext.Response);
            return Task.CompletedTask;
        }

        return new CompressibleResult(content, contentType).ExecuteAsync(httpContext);
    }
}
