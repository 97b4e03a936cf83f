using System.Text.Json;

namespace Events.Functions.Pipeline.Responses;

/// <summary>Returns a value as JSON, compressed when the client accepts that.</summary>
internal sealed class CompressibleJsonResult<TValue>(TValue value) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        new CompressibleResult(JsonSerializer.SerializeToUtf8Bytes(value, ResponseOptions.Of(httpContext)), RawJsonResult.MediaType).ExecuteAsync(httpContext);
}
