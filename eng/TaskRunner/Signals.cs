using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Events.Eng.TaskRunner;

/// <summary>Ends a process as a termination signal does. .NET 10 itself can end a process only by force.</summary>
internal static class Signals
{
    private const int Terminate = 15;

    /// <summary>Asks the process to end. Windows has no such signal, so there it kills the process and its children.</summary>
    public static void SendTerminate(Process? process)
    {
        if (process is null or { HasExited: true })
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
        }
        else
        {
            _ = Send(process.Id, Terminate);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int processId, int signal);
}
