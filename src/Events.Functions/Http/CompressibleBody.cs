using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Http;

/// <summary>
/// Writes the body of an answer, compressed where the client takes that. Not for one event, whose strong <c>ETag</c> names these very bytes, and not
/// for what holds a secret beside text that a caller chose.
/// </summary>
internal static class CompressibleBody
{
    /// <summary>After how many bytes that wait a writer passes them on: 64 KiB. So an answer is never held in memory a second time.</summary>
    public const int FlushAfter = 64 * 1024;

    /// <summary>Writes the headers of the body and then the body. A HEAD gets the headers only.</summary>
    /// <param name="context">The request.</param>
    /// <param name="length">The body's bytes before they are compressed.</param>
    /// <param name="write">Writes it.</param>
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

    /// <summary>Says that the answer depends on <c>Accept-Encoding</c>, also where it is not compressed this time.</summary>
    public static void Vary(HttpResponse response) => response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
}
