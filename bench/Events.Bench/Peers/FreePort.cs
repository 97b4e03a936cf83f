using System.Net;
using System.Net.Sockets;

namespace Events.Bench.Peers;

/// <summary>Finds a free port, for a server that cannot choose one.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
