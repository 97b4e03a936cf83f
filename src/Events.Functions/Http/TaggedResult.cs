namespace Events.Functions.Http;

/// <summary>Answers bytes under a weak <c>ETag</c> of their hash, compressed where the client takes that, or 304 to whoever has them.</summary>
internal sealed class TaggedResult(ReadOnlyMemory<byte> content, string contentType) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (EntityTag.IsKnown(httpContext, EntityTag.OfContent(content.Span)))
        {
            CompressibleBody.Vary(httpContext.Response);
            return Task.CompletedTask;
        }

        return new CompressibleResult(content, contentType).ExecuteAsync(httpContext);
    }
}
