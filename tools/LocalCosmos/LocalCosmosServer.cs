using System.Security.Cryptography;
using LocalCosmos.Accounts;
using LocalCosmos.Containers;
using LocalCosmos.Documents;
using LocalCosmos.Faults;
using LocalCosmos.Persistence;
using LocalCosmos.Requests;
using LocalCosmos.Server;
using LocalCosmos.Server.Protocol;

namespace LocalCosmos;

/// <summary>
/// A strict, in-process stand-in for an Azure Cosmos DB account. The unmodified client connects to it in Gateway mode, over plain HTTP on the
/// loopback address. It answers 400 to everything that it does not implement.
/// </summary>
public sealed class LocalCosmosServer : IAsyncDisposable
{
    private const int MaximumRanges = 16;

    private readonly Listener _listener;
    private readonly DataFolder? _folder;
    private readonly Account _account;

    private LocalCosmosServer(LocalCosmosOptions options, byte[] key, DataFolder? folder)
    {
        _folder = folder;
        StorageSettings settings = new()
        {
            TimeProvider = options.TimeProvider,
            StaleReads = options.StaleReads,
            Ranges = options.Ranges,
            RewritesResults = options.RewritesResults,
        };
        _account = new Account(settings);
        settings.Journal = folder?.Load(_account, options.ForcesToDisk);
        Key = Convert.ToBase64String(key);
        Faults = new FaultPlan(options.FaultSeed);
        Replication = new Replication(_account);
        _listener = new Listener(new CosmosApplication(_account, new MasterKeySignature(key), Faults, Requests));
    }

    /// <summary>The address of the account, for example <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Endpoint => _account.Endpoint!;

    /// <summary>The master key of the account, in base64.</summary>
    public string Key { get; }

    /// <summary>The endpoint and the key as a connection string.</summary>
    public string ConnectionString => $"AccountEndpoint={Endpoint};AccountKey={Key};";

    /// <summary>The log of requests.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>The faults to inject.</summary>
    public FaultPlan Faults { get; }

    /// <summary>The replication to the secondary, with <see cref="LocalCosmosOptions.StaleReads"/>.</summary>
    public Replication Replication { get; }

    /// <summary>
    /// Whether expired documents keep their ids in use, as Cosmos DB may do until it has request units to spare: no read and no query returns
    /// them, and the creation of a document with the same id fails with 409. By default they are removed at once.
    /// </summary>
    public bool LeavesExpired
    {
        get => _account.Settings.LeavesExpired;
        set => _account.Settings.LeavesExpired = value;
    }

    /// <summary>Starts an account.</summary>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of ranges is not 1 to 16.</exception>
    /// <exception cref="FormatException">The key is not base64.</exception>
    /// <exception cref="InvalidDataException">The journal in the data folder is corrupt.</exception>
    /// <exception cref="IOException">The port or the data folder is in use, or the folder cannot be written.</exception>
    public static async Task<LocalCosmosServer> StartAsync(LocalCosmosOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Ranges, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Ranges, MaximumRanges);
        byte[] key = options.Key is null ? RandomNumberGenerator.GetBytes(64) : Convert.FromBase64String(options.Key);
        DataFolder? folder = options.DataFolder is null ? null : DataFolder.Open(options.DataFolder);
        LocalCosmosServer? server = null;
        try
        {
            server = new LocalCosmosServer(options, key, folder);
            await server.ListenAsync(options.Port, cancellationToken).ConfigureAwait(false);
            return server;
        }
        catch
        {
            server?.Release();
            folder?.Dispose();
            throw;
        }
    }

    /// <summary>Creates documents without requests, so that a test or a measurement can start with many documents.</summary>
    /// <param name="database">The name of the database.</param>
    /// <param name="container">The name of the container.</param>
    /// <param name="documents">The documents in UTF-8.</param>
    /// <exception cref="InvalidOperationException">The container is missing, or a document already exists.</exception>
    public void Load(string database, string container, IEnumerable<ReadOnlyMemory<byte>> documents)
    {
        Container target = Container(database, container);
        foreach (ReadOnlyMemory<byte> document in documents)
        {
            DocumentDraft draft = DocumentDraft.Parse(document, target.Definition.PartitionKey);
            if (target.Ranges.In(draft.Key.PartitionKey, range => range.Create(draft)).Result.Status is not 201)
            {
                throw new InvalidOperationException($"The document {draft.Key.Id} already exists.");
            }
        }
    }

    /// <summary>The ids of the partition key ranges of a container, in the order of their keys.</summary>
    /// <param name="database">The name of the database.</param>
    /// <param name="container">The name of the container.</param>
    /// <exception cref="InvalidOperationException">The container is missing.</exception>
    public IReadOnlyList<string> RangesOf(string database, string container) =>
        [.. Container(database, container).Ranges.All.Select(range => range.Id)];

    /// <summary>
    /// Splits a partition key range in the middle of its keys, as Cosmos DB does when it grows too large or too busy. Requests may be in progress:
    /// each completes before the split or finds the range gone.
    /// </summary>
    /// <param name="database">The name of the database.</param>
    /// <param name="container">The name of the container.</param>
    /// <param name="rangeId">The id of the range.</param>
    /// <returns>The ids of the two new ranges.</returns>
    /// <exception cref="InvalidOperationException">The container or the range is missing.</exception>
    public IReadOnlyList<string> Split(string database, string container, string rangeId) =>
        Container(database, container).Ranges.Split(rangeId)?.Select(range => range.Id).ToList()
            ?? throw new InvalidOperationException($"There is no partition key range {rangeId} in {container}.");

    /// <summary>Closes every connection and refuses new ones. The account keeps its documents.</summary>
    public Task StopListeningAsync() => _listener.RefuseAsync();

    /// <summary>Listens again on the same port.</summary>
    /// <param name="cancellationToken">Cancels the start.</param>
    public Task ListenAgainAsync(CancellationToken cancellationToken = default) => _listener.StartAsync(Endpoint.Port, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _listener.StopAsync().ConfigureAwait(false);
        Release();
    }

    private Container Container(string database, string container) =>
        _account.FindContainer(database, container)
            ?? throw new InvalidOperationException($"There is no container {container} in {database}.");

    private async Task ListenAsync(int port, CancellationToken cancellationToken)
    {
        await _listener.StartAsync(port, cancellationToken).ConfigureAwait(false);
        _account.Endpoint = _listener.Address;
    }

    private void Release()
    {
        _listener.Dispose();
        _account.Settings.Journal?.Dispose();
        _folder?.Dispose();
    }
}
