using System.Buffers;
using System.IO.Pipelines;
using Events.Core.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Http;

/// <summary>Reads a JSON body into memory, at most as much as is allowed.</summary>
internal static class JsonRequestBody
{
    /// <summary>1 MiB: the limit of every body but a batch.</summary>
    public const int Limit = 1024 * 1024;

    /// <summary>8 MiB: the limit of a batch.</summary>
    public const int BatchLimit = 8 * Limit;

    /// <summary>The one content coding that a body may have, which is none (RFC 9110, section 8.4.1).</summary>
    public const string AcceptedCoding = "identity";

    /// <summary>Reads a JSON Merge Patch, which may also be called plain JSON. Other kinds of patch are refused: they mean something else.</summary>
    /// <exception cref="ProblemException">The body says that it is something else, or is over the limit.</exception>
    public static Task<ReadOnlyMemory<byte>> ReadPatchAsync(HttpRequest request, CancellationToken cancellationToken) =>
        Negotiation.HasMergePatchBody(request)
            ? ReadAsync(request, cancellationToken)
            : throw new ProblemException(
                ProblemKind.UnsupportedMediaType, "Send the body with Content-Type: application/merge-patch+json, or application/json.");

    /// <summary>Reads the body, and stops reading as soon as it is over the limit.</summary>
    /// <exception cref="ProblemException">The body does not say that it is JSON, or is compressed, or is over the limit.</exception>
    /// <exception cref="BusyException">The bodies of other requests leave no memory for it.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken, int limit = Limit)
    {
        if (!Negotiation.HasJsonBody(request))
        {
            throw new ProblemException(ProblemKind.UnsupportedMediaType, "Send the body with Content-Type: application/json.");
        }

        // Not decompressed here: a small body could become a very large one.
        if (!request.Headers.GetCommaSeparatedValues(HeaderNames.ContentEncoding).All(IsAccepted))
        {
            throw new ProblemException(
                ProblemKind.UnsupportedContentCoding, "The header Content-Encoding says that the body is compressed. Send it uncompressed, without that header.");
        }

        if (request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        Place place = request.HttpContext.Features.GetRequiredFeature<Place>();
        PipeReader reader = request.BodyReader;
        while (true)
        {
            ReadResult read = await ReadAsync(reader, request.HttpContext, cancellationToken);
            bool isTooLarge = read.Buffer.Length > limit;
            if (isTooLarge || !place.TryHold(read.Buffer.Length))
            {
                // The server drops the connection, and with it the answer, where a read was not ended.
                reader.AdvanceTo(read.Buffer.End);
                throw isTooLarge ? TooLarge(limit) : new BusyException();
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
            // The server's own word for a chunk whose size is no number that it can hold.
            throw new ProblemException(ProblemKind.MalformedBody, "The body cannot be read.", innerException: exception);
        }
    }

    private static bool IsAccepted(string coding) => coding.Equals(AcceptedCoding, StringComparison.OrdinalIgnoreCase);

    private static ProblemException TooLarge(int limit) =>
        new(ProblemKind.BodyTooLarge, $"The body is over the limit of {limit} bytes.");
}
