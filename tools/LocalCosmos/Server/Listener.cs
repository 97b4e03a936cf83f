using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LocalCosmos.Server;

/// <summary>The port on loopback on which the account answers. It can be left, so that connections are refused, and taken up again.</summary>
internal sealed class Listener(CosmosApplication application) : IDisposable
{
    private const int MostBinds = 250;
    private static readonly TimeSpan BetweenBinds = TimeSpan.FromMilliseconds(20);
    private KestrelServer? _kestrel;
    private Socket? _reserved;

    /// <summary>Where it listens, or listened last.</summary>
    public Uri? Address { get; private set; }

    /// <exception cref="IOException">The port is taken.</exception>
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
            // The client keeps its connections open; nobody waits for them.
            await _kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
            _kestrel.Dispose();
            _kestrel = null;
        }
    }

    /// <summary>Closes the port and every connection, and keeps the port from others: who connects to it is refused.</summary>
    public async Task RefuseAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        for (var tries = 1; ; tries++)
        {
            try
            {
                _reserved.Bind(new IPEndPoint(IPAddress.Loopback, Address!.Port));
                return;
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse && tries < MostBinds)
            {
                // The operating system still closes the connections of before.
                await Task.Delay(BetweenBinds).ConfigureAwait(false);
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
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null;
        options.Listen(IPAddress.Loopback, port);
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(options), sockets, NullLoggerFactory.Instance);
    }
}
