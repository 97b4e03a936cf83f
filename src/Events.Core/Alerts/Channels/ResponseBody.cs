using System.Buffers;

namespace Events.Core.Alerts.Channels;

/// <summary>Reads and drops the body of a receiver's response, up to a limit, so that the connection can be used again.</summary>
internal static class ResponseBody
{
    /// <summary>How many bytes of a body are read at most.</summary>
    public const int MostBytes = 64 * 1024;

    private const int BlockLength = 4096;

    /// <summary>Reads to the end, or until <see cref="MostBytes"/>. A body that breaks off is not a failure, because the status decides the outcome.</summary>
    public static async Task DrainAsync(Stream body, CancellationToken cancellationToken)
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockLength);
        try
        {
            int left = MostBytes;
            int read;
            do
            {
                read = await body.ReadAsync(block.AsMemory(0, Math.Min(BlockLength, left)), cancellationToken);
                left -= read;
            }
            while (read > 0 && left > 0);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or OperationCanceledException)
        {
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
