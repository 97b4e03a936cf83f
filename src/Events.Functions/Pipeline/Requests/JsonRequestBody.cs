using System.Buffers;
using System.IO.Pipelines;
using Events.Core.Input;
using Events.Functions.Pipeline.Limits;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Pipeline.Requests;

/// <summary>Reads a JSON body into memory, up to a size limit.</summary>
internal static class JsonRequestBody
{
    /// <summary>The size limit of every body except a batch: 1 MiB.</summary>
    public const int Limit = 1024 * 1024;

    /// <summary>The size limit of a batch: 8 MiB.</summary>
    public const int BatchLimit = 8 * Limit;

    /// <summary>The only content coding that a body may have: no compression (RFC 9110, section 8.4.1).</summary>
    public const string AcceptedCoding = "identity";

    /// <summary>Reads a JSON Merge Patch, which may also have the media type of plain JSON. Other patch formats have other rules and are rejected.</summary>
    /// <exception cref="ProblemException">The media type is another one, or the body exceeds the limit.</exception>
    public static Task<ReadOnlyMemory<byte>> ReadPatchAsync(HttpRequest request, CancellationToken cancellationToken) =>
        MediaTypes.HasMergePatchBody(request)
            ? ReadAsync(request, cancellationToken)
            : throw new ProblemException(
                ProblemKind.UnsupportedMediaType, "The body must be a JSON Merge Patch. Send Content-Type: application/merge-patch+json or application/json.");

    /// <summary>Reads the body, and stops when it exceeds the limit.</summary>
    /// <exception cref="ProblemException">The media type is not JSON, the body is compressed, or it exceeds the limit.</exception>
    /// <exception cref="OverloadException">The bodies of other requests use all the memory for bodies.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken, int limit = Limit)
    {
        if (!MediaTypes.HasJsonBody(request))
        {
            throw new ProblemException(ProblemKind.UnsupportedMediaType, "The body must be JSON in UTF-8. Send Content-Type: application/json.");
        }

        // Not decompressed: a small body could expand to a very large one.
        if (!request.Headers.GetCommaSeparatedValues(HeaderNames.ContentEncoding).All(IsAccepted))
        {
            throw new ProblemException(
                ProblemKind.UnsupportedContentCoding, "Compressed bodies are not supported. Send the body uncompressed, without the Content-Encoding header.");
        }

        if (request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        RequestLease lease = request.HttpContext.Features.GetRequiredFeature<RequestLease>();
        PipeReader reader = request.BodyReader;
        while (true)
        {
            ReadResult read = await ReadAsync(reader, request.HttpContext, cancellationToken);
            bool isTooLarge = read.Buffer.Length > limit;
            if (isTooLarge || !lease.TryReserve(read.Buffer.Length))
            {
                // Without this, the server closes the connection, and the client gets no response.
                reader.AdvanceTo(read.Buffer.End);
                throw isTooLarge ? TooLarge(limit) : new OverloadException();
            }

            if (read.IsCompleted)
            {
                byte[] body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async ValueTask<ReadResult> ReadAsync(PipeReader reader, HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            // The server throws this for a chunk whose size it cannot parse.
            throw new ProblemException(ProblemKind.MalformedBody, "The body cannot be read. Send it with a Content-Length header or a valid chunked transfer coding.", innerException: exception);
        }
    }

    private static bool IsAccepted(string coding) => coding.Equals(AcceptedCoding, StringComparison.OrdinalIgnoreCase);

    private static ProblemException TooLarge(int limit) =>
        new(ProblemKind.BodyTooLarge, $"The body is larger than {limit} bytes. Send a smaller body.");
}
