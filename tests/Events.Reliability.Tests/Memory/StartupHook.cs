using System.Globalization;
using System.IO.Pipes;

/// <summary>
/// Runs in a service process before its Main, because DOTNET_STARTUP_HOOKS names this assembly. Writes the memory of the process
/// after a full collection to a named pipe. The runtime requires exactly this class name.
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
