using System.Buffers;
using System.IO.Pipelines;

namespace Events.Functions.Pipeline.Responses;

/// <summary>Returns a JSON array of items that are JSON already, compressed when the client accepts that.</summary>
internal sealed class RawJsonArrayResult(IReadOnlyList<ReadOnlyMemory<byte>> items) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = RawJsonResult.MediaType;
        long length = 2 + items.Sum(item => (long)item.Length) + Math.Max(0, items.Count - 1);
        return CompressibleBody.WriteAsync(httpContext, length, WriteAsync);
    }

    private async Task WriteAsync(PipeWriter writer, CancellationToken cancellationToken)
    {
        writer.Write("["u8);
        for (int index = 0; index < items.Count; index++)
        {
            if (index > 0)
            {
                writer.Write(","u8);
            }

            writer.Write(items[index].Span);
            if (writer.UnflushedBytes > CompressibleBody.FlushAfter)
            {
                await writer.FlushAsync(cancellationToken);
            }
        }

        writer.Write("]"u8);
        await writer.FlushAsync(cancellationToken);
    }
}
