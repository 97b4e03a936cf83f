using System.Buffers;
using System.IO.Pipelines;

namespace Events.Functions.Http;

/// <summary>Answers a JSON array whose items are JSON already, compressed where the client takes that.</summary>
internal sealed class EventListResult(IReadOnlyList<ReadOnlyMemory<byte>> items) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = StoredJsonResult.MediaType;
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
