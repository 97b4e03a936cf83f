using System.Globalization;
using System.IO.Pipes;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Memory;

/// <summary>
/// Asks a service process how much managed memory it holds after a full collection: what a leak adds to, and nothing else does. The working set alone
/// goes up and down by when the collector chooses to run.
/// </summary>
internal sealed class MemoryProbe
{
    private readonly string _pipe = $"events-{Guid.NewGuid():n}";

    /// <summary>What the process must have in its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["DOTNET_STARTUP_HOOKS"] = typeof(MemoryProbe).Assembly.Location,
        [StartupHook.PipeVariable] = _pipe,
    };

    /// <summary>Its managed heap after a full collection, and its working set then.</summary>
    public async Task<MemoryReading> AskAsync()
    {
        await using NamedPipeClientStream pipe = new(".", _pipe, PipeDirection.In, PipeOptions.Asynchronous);
        await pipe.ConnectAsync(TestService.Cancellation);
        using StreamReader reader = new(pipe);
        long[] figures = [.. (await reader.ReadToEndAsync(TestService.Cancellation)).Split(' ').Select(figure => long.Parse(figure, CultureInfo.InvariantCulture))];
        return new MemoryReading(figures[0], figures[1]);
    }
}
