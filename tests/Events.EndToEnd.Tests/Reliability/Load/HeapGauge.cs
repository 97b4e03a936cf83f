using System.Buffers.Binary;
using System.IO.Pipes;
using Events.EndToEnd.Tests.Fixtures;

namespace Events.EndToEnd.Tests.Reliability.Load;

/// <summary>
/// Reads how much managed memory another process holds after a full collection: what a leak adds to, and nothing else does. Its working
/// set goes up and down by when the collector chooses to run.
/// </summary>
internal sealed class HeapGauge : IAsyncDisposable
{
    public const string PipeVariable = "EVENTS_TEST_HEAP_PIPE";

    private readonly NamedPipeClientStream _pipe;

    public HeapGauge()
    {
        string name = $"events-heap-{Guid.NewGuid():n}";
        _pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous);
        Environment = new Dictionary<string, string>
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
            [PipeVariable] = name,
        };
    }

    /// <summary>What the process needs in its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>The bytes that are reachable now.</summary>
    public async Task<long> ReadAsync()
    {
        if (!_pipe.IsConnected)
        {
            await _pipe.ConnectAsync(TestService.Cancellation);
        }

        byte[] answer = new byte[sizeof(long)];
        await _pipe.WriteAsync(new byte[1], TestService.Cancellation);
        await _pipe.ReadExactlyAsync(answer, TestService.Cancellation);
        return BinaryPrimitives.ReadInt64LittleEndian(answer);
    }

    public ValueTask DisposeAsync() => _pipe.DisposeAsync();
}
