using System.Buffers.Binary;
using System.IO.Pipes;
using Events.EndToEnd.Tests.Reliability.Load;

/// <summary>
/// What the runtime runs first in a process whose environment names this assembly as a startup hook: tells whoever asks how much memory
/// is reachable in it. The runtime finds it by this name, outside any namespace.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(HeapGauge.PipeVariable) is { Length: > 0 } pipe)
        {
            new Thread(() => Answer(pipe)) { IsBackground = true, Name = "heap gauge" }.Start();
        }
    }

    private static void Answer(string name)
    {
        using NamedPipeServerStream pipe = new(name, PipeDirection.InOut);
        pipe.WaitForConnection();
        Span<byte> answer = stackalloc byte[sizeof(long)];
        while (pipe.ReadByte() >= 0)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            BinaryPrimitives.WriteInt64LittleEndian(answer, GC.GetTotalMemory(forceFullCollection: false));
            pipe.Write(answer);
        }
    }
}
