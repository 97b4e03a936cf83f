using System.Globalization;
using System.IO.Pipes;

/// <summary>
/// Runs in a service process before its own Main, where DOTNET_STARTUP_HOOKS names this assembly: tells on a named pipe
/// how much memory the process has, after a full collection. The runtime looks for a class of this very name.
/// </summary>
internal static class StartupHook
{
    public const string PipeVariable = "EVENTS_TEST_MEMORY_PIPE";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(PipeVariable) is { } pipe)
        {
            new Thread(() => Serve(pipe)) { IsBackground = true }.Start();
        }
    }

    private static void Serve(string name)
    {
        while (true)
        {
            using NamedPipeServerStream pipe = new(name);
            pipe.WaitForConnection();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            using StreamWriter writer = new(pipe);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: false)} {Environment.WorkingSet}"));
        }
    }
}
