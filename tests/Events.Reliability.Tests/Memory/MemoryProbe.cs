using System.Globalization;
using System.IO.Pipes;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Memory;

/// <summary>
/// Asks a service process how much managed memory it holds after a full collection. Only a leak increases this number. The working set
/// depends on when the garbage collector runs.
/// </summary>
internal sealed class MemoryProbe
{
    private readonly string _pipe = $"events-{Guid.NewGuid():n}";

    /// <summary>The environment variables that the process needs.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["DOTNET_STARTUP_HOOKS"] = typeof(MemoryProbe).Assembly.Location,
        [StartupHook.PipeVariable] = _pipe,
    };

    /// <summary>Reads the managed heap and the working set after a full collection.</summary>
    public async Task<MemoryReading> AskAsync()
    {
        await using NamedPipeClientStream pipe = new(".", _pipe, PipeDirection.In, PipeOptions.Asynchronous);
        await pipe.ConnectAsync(TestService.Cancellation);
        using StreamReader reader = new(pipe);
        long[] figures = [.. (await reader.ReadToEndAsync(TestService.Cancellation)).Split(' ').Select(figure => long.Parse(figure, CultureInfo.InvariantCulture))];
        return new MemoryReading(figures[0], figures[1]);
    }
}
