using System.Diagnostics;
using System.Globalization;

namespace Events.Bench.Serving;

/// <summary>The part of <see cref="ServerProcess"/> that runs in the child process. It prints the server's address, then answers each line that it reads with one line, until its input ends.</summary>
internal static class Served
{
    public const string AllocatedBytes = "allocated";
    public const string PeakMemoryBytes = "memory";
    public const string ProcessorMilliseconds = "processor";
    public const string Requests = "requests";
    public const string RequestUnits = "units";

    public static async Task<int> RunAsync(Func<Task<IServed>> start, CancellationToken cancellationToken)
    {
        await using IServed served = await start();
        Console.WriteLine(served.Address);
        while (await Console.In.ReadLineAsync(cancellationToken) is { } question)
        {
            double answer = question switch
            {
                AllocatedBytes => GC.GetTotalAllocatedBytes(precise: true),
                PeakMemoryBytes => PeakMemory(),
                ProcessorMilliseconds => Environment.CpuUsage.TotalTime.TotalMilliseconds,
                Requests => served.Requests,
                RequestUnits => served.RequestUnits,
                _ => throw new InvalidOperationException($"There is no figure '{question}'."),
            };
            Console.WriteLine(answer.ToString("R", CultureInfo.InvariantCulture));
        }

        return 0;
    }

    private static long PeakMemory()
    {
        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
