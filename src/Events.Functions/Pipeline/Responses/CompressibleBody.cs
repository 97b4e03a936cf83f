using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Pipeline.Responses;

/// <summary>
/// Writes the body of a response, compressed when the client accepts that. Do not use it for a single event, whose strong <c>ETag</c> identifies
/// the exact bytes, nor for a body with a secret and text that a caller chose (BREACH attack).
/// </summary>
internal static class CompressibleBody
{
    /// <summary>A writer flushes when it has this many bytes, 64 KiB, so that it does not buffer the whole response.</summary>
    public const int FlushAfter = 64 * 1024;

    /// <summary>Writes the headers of the body and then the body. A HEAD request gets only the headers.</summary>
    /// <param name="context">The request.</param>
    /// <param name="length">The length of the body in bytes before compression.</param>
    /// <param name="write">Writes the body.</param>
    public static async Task WriteAsync(HttpContext context, long length, Func<PipeWriter, CancellationToken, Task> write)
    {
        HttpResponse response = context.Response;
        Vary(response);
        ContentCoding? coding = ContentCoding.Choose(context.Request, length);
        if (coding is null)
        {
            response.ContentLength = length;
        }
        else
        {
            response.Headers.ContentEncoding = coding.Name;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        if (coding is null)
        {
            await write(response.BodyWriter, context.RequestAborted);
            return;
        }

        await using Stream compressed = coding.Compress(response.Body, CompressionLevel.Fastest);
        PipeWriter writer = PipeWriter.Create(compressed, new StreamPipeWriterOptions(minimumBufferSize: FlushAfter, leaveOpen: true));
        await write(writer, context.RequestAborted);
        await writer.CompleteAsync();
    }

    /// <summary>Adds <c>Vary: Accept-Encoding</c>, which uncompressed responses need too.</summary>
    public static void Vary(HttpResponse response) => response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
}
