using System.Net;
using System.Net.Sockets;

namespace Events.Bench.Peers;

/// <summary>A port for a server that cannot choose one by itself.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
