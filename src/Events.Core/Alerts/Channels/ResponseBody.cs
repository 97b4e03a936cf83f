using System.Buffers;

namespace Events.Core.Alerts.Channels;

/// <summary>The body of a receiver's answer, which says nothing: it is read so that its connection serves again, and only so far.</summary>
internal static class AnswerBody
{
    /// <summary>How much of an answer is read, in bytes.</summary>
    public const int Most = 64 * 1024;

    private const int BlockLength = 4096;

    /// <summary>Reads to the end, or until <see cref="Most"/>. An answer that breaks off is no failure: its status has decided.</summary>
    public static async Task PassOverAsync(Stream body, CancellationToken cancellationToken)
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockLength);
        try
        {
            int left = Most;
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
