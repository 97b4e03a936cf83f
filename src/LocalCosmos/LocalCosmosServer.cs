using System.Net;
using System.Security.Cryptography;
using LocalCosmos.Resources;
using LocalCosmos.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LocalCosmos;

/// <summary>
/// A strict, in-process stand-in for an Azure Cosmos DB account, spoken to by the unmodified client in Gateway mode over plain HTTP on loopback.
/// What it does not implement it answers with 400.
/// </summary>
public sealed class LocalCosmosServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;

    private LocalCosmosServer(KestrelServer kestrel, Uri endpoint, string key, RequestLog requests)
    {
        _kestrel = kestrel;
        Endpoint = endpoint;
        Key = key;
        Requests = requests;
    }

    /// <summary>Where the account answers, for example <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>The account's master key, in base64.</summary>
    public string Key { get; }

    /// <summary>Endpoint and key as one string, in the form that the client takes.</summary>
    public string ConnectionString => $"AccountEndpoint={Endpoint};AccountKey={Key};";

    /// <summary>What came over the wire.</summary>
    public RequestLog Requests { get; }

    /// <summary>Starts an account.</summary>
    /// <param name="options">How it is to run.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="FormatException">The key is not base64.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LocalCosmosServer> StartAsync(LocalCosmosOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var key = options.Key is null ? RandomNumberGenerator.GetBytes(64) : Convert.FromBase64String(options.Key);
        var account = new Account(options.TimeProvider);
        var requests = new RequestLog();
        var kestrel = NewKestrel(options.Port);
        var application = new CosmosApplication(account, new MasterKeySignature(key), requests);
        try
        {
            await kestrel.StartAsync(application, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            kestrel.Dispose();
            throw;
        }

        var endpoint = new Uri(kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        account.Endpoint = endpoint;
        return new LocalCosmosServer(kestrel, endpoint, Convert.ToBase64String(key), requests);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The client keeps its connections open; nobody waits for them.
        await _kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _kestrel.Dispose();
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
