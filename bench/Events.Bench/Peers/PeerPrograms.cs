using System.Diagnostics;
using System.Globalization;

namespace Events.Bench.Peers;

/// <summary>The CalDAV servers that the service is compared with, as Debian packages them, without authentication.</summary>
internal static class PeerPrograms
{
    /// <summary>Runs under gunicorn with two workers, one for each processor, because its own server drops connections under load.</summary>
    public static readonly PeerProgram Radicale = new(
        "Radicale",
        ["radicale", "gunicorn"],
        "apt install radicale gunicorn",
        Parent: "/bench/",
        Calendar: "/bench/calendar/",
        StartRadicale);

    /// <summary>Runs its own server in one process, because two processes refuse each other's commits.</summary>
    public static readonly PeerProgram Xandikos = new(
        "Xandikos",
        ["xandikos"],
        "apt install xandikos",
        Parent: null,
        Calendar: "/user/calendars/bench/",
        (folder, port) => new ProcessStartInfo(
            "xandikos",
            ["--directory", Path.Combine(folder, "collections"), "--defaults", "--listen-address", "127.0.0.1", "--port", Text(port)]));

    private static ProcessStartInfo StartRadicale(string folder, int port)
    {
        string configuration = Path.Combine(folder, "config");
        File.WriteAllText(
            configuration,
            $"""
            [auth]
            type = none
            [storage]
            filesystem_folder = {Path.Combine(folder, "collections")}

            """);
        return new ProcessStartInfo(
            "gunicorn",
            ["--worker-class", "gthread", "--workers", "2", "--keep-alive", "60", "--bind", $"127.0.0.1:{Text(port)}", "radicale"])
        {
            WorkingDirectory = folder,
            Environment = { ["RADICALE_CONFIG"] = configuration },
        };
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
