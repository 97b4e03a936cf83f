using System.Buffers;
using System.IO.Pipelines;

namespace Events.Functions.Http;

/// <summary>Answers a JSON array whose items are JSON already.</summary>
internal sealed class EventListResult(IReadOnlyList<ReadOnlyMemory<byte>> items) : IResult
{
    private const int FlushAfter = 64 * 1024;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = StoredJsonResult.MediaType;
        response.ContentLength = 2 + items.Sum(item => (long)item.Length) + Math.Max(0, items.Count - 1);
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        PipeWriter writer = response.BodyWriter;
        writer.Write("["u8);
        for (int index = 0; index < items.Count; index++)
        {
            if (index > 0)
            {
                writer.Write(","u8);
            }

            writer.Write(items[index].Span);
            if (writer.UnflushedBytes > FlushAfter)
            {
                await writer.FlushAsync(httpContext.RequestAborted);
            }
        }

        writer.Write("]"u8);
        await writer.FlushAsync(httpContext.RequestAborted);
    }
}
