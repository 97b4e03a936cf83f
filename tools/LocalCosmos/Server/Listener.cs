using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LocalCosmos.Server;

/// <summary>Listens on a port of the loopback address. It can stop, so that connections are refused, and start again.</summary>
internal sealed class Listener(CosmosApplication application) : IDisposable
{
    private const int MaximumBinds = 250;
    private static readonly TimeSpan BindDelay = TimeSpan.FromMilliseconds(20);
    private KestrelServer? _kestrel;
    private Socket? _reserved;

    /// <summary>The current or last address.</summary>
    public Uri? Address { get; private set; }

    /// <exception cref="IOException">The port is in use.</exception>
    public async Task StartAsync(int port, CancellationToken cancellationToken)
    {
        Release();
        _kestrel = NewKestrel(port);
        await _kestrel.StartAsync(application, cancellationToken).ConfigureAwait(false);
        Address = new Uri(_kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
    }

    /// <summary>Closes the port and every connection.</summary>
    public async Task StopAsync()
    {
        if (_kestrel is not null)
        {
            // The client keeps its connections open, so the stop does not wait for them.
            await _kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
            _kestrel.Dispose();
            _kestrel = null;
        }
    }

    /// <summary>Closes every connection and reserves the port, so that the system refuses new connections and no other process gets the port.</summary>
    public async Task RefuseAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        for (int tries = 1; ; tries++)
        {
            try
            {
                _reserved.Bind(new IPEndPoint(IPAddress.Loopback, Address!.Port));
                return;
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse && tries < MaximumBinds)
            {
                // The operating system has not closed the old connections yet.
                await Task.Delay(BindDelay).ConfigureAwait(false);
            }
        }
    }

    public void Dispose()
    {
        Release();
        _kestrel?.Dispose();
    }

    private void Release()
    {
        _reserved?.Dispose();
        _reserved = null;
    }

    private static KestrelServer NewKestrel(int port)
    {
        KestrelServerOptions options = new() { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null;
        options.Listen(IPAddress.Loopback, port);
        SocketTransportFactory sockets = new(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(options), sockets, NullLoggerFactory.Instance);
    }
}
