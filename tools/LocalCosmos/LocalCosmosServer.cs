using System.Security.Cryptography;
using LocalCosmos.Documents;
using LocalCosmos.Journal;
using LocalCosmos.Resources;
using LocalCosmos.Server;

namespace LocalCosmos;

/// <summary>
/// A strict, in-process stand-in for an Azure Cosmos DB account, spoken to by the unmodified client in Gateway mode over plain HTTP on loopback.
/// What it does not implement it answers with 400.
/// </summary>
public sealed class LocalCosmosServer : IAsyncDisposable
{
    private const int MaximumRanges = 16;

    private readonly Listener _listener;
    private readonly JournalFolder? _folder;
    private readonly Account _account;

    private LocalCosmosServer(LocalCosmosOptions options, byte[] key, JournalFolder? folder)
    {
        _folder = folder;
        _account = new Account(options.TimeProvider, options.StaleReads, options.Ranges) { RewritesResults = options.RewritesResults };
        _account.Journal = folder?.Load(_account, options.ForcesToDisk);
        Key = Convert.ToBase64String(key);
        Faults = new FaultPlan(options.FaultSeed);
        Replication = new Replication(_account);
        _listener = new Listener(new CosmosApplication(_account, new MasterKeySignature(key), Faults, Requests));
    }

    /// <summary>Where the account answers, for example <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Endpoint => _account.Endpoint!;

    /// <summary>The account's master key, in base64.</summary>
    public string Key { get; }

    /// <summary>Endpoint and key as one string, in the form that the client takes.</summary>
    public string ConnectionString => $"AccountEndpoint={Endpoint};AccountKey={Key};";

    /// <summary>What came over the wire.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>What is to go wrong.</summary>
    public FaultPlan Faults { get; }

    /// <summary>How far the secondary is, with <see cref="LocalCosmosOptions.StaleReads"/>.</summary>
    public Replication Replication { get; }

    /// <summary>
    /// Whether documents whose time to live is over are left there, as the service may do until it has request units to spare: no read and no query
    /// shows them, and a new one of the same id is refused with 409. Without, they are removed at once.
    /// </summary>
    public bool LeavesExpired
    {
        get => _account.LeavesEnded;
        set => _account.LeavesEnded = value;
    }

    /// <summary>Starts an account.</summary>
    /// <param name="options">How it is to run.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of ranges is not 1 to 16.</exception>
    /// <exception cref="FormatException">The key is not base64.</exception>
    /// <exception cref="InvalidDataException">The journal in the data folder is spoilt.</exception>
    /// <exception cref="IOException">The port is taken, or the data folder is in use by another or cannot be written.</exception>
    public static async Task<LocalCosmosServer> StartAsync(LocalCosmosOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Ranges, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Ranges, MaximumRanges);
        var key = options.Key is null ? RandomNumberGenerator.GetBytes(64) : Convert.FromBase64String(options.Key);
        var folder = options.DataFolder is null ? null : JournalFolder.Open(options.DataFolder);
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

    /// <summary>Creates documents without a request each, so that a test or a measurement can begin with very many.</summary>
    /// <param name="database">The database's name.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="documents">Whole documents, UTF-8.</param>
    /// <exception cref="InvalidOperationException">The container is missing, or a document is there already.</exception>
    public void Load(string database, string container, IEnumerable<ReadOnlyMemory<byte>> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var target = Container(database, container);
        foreach (var document in documents)
        {
            var draft = DocumentDraft.Parse(document, target.Definition);
            if (target.Ranges.In(draft.Key.PartitionKey, range => range.Create(draft)).Result.Status is not 201)
            {
                throw new InvalidOperationException($"The document {draft.Key.Id} is there already.");
            }
        }
    }

    /// <summary>The ids of a container's partition key ranges, in the order of the keys that they hold.</summary>
    /// <param name="database">The database's name.</param>
    /// <param name="container">The container's name.</param>
    /// <exception cref="InvalidOperationException">The container is missing.</exception>
    public IReadOnlyList<string> RangesOf(string database, string container) =>
        [.. Container(database, container).Ranges.All.Select(range => range.Id)];

    /// <summary>
    /// Splits a partition key range in the middle of its keys, as the service does when it grows too large or too busy. At any time: what is
    /// under way is done before, or finds the range gone.
    /// </summary>
    /// <param name="database">The database's name.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="rangeId">The range.</param>
    /// <returns>The ids of the two ranges that hold its keys from now on.</returns>
    /// <exception cref="InvalidOperationException">The container or the range is missing.</exception>
    public IReadOnlyList<string> Split(string database, string container, string rangeId) =>
        Container(database, container).Ranges.Split(rangeId)?.Select(range => range.Id).ToList()
            ?? throw new InvalidOperationException($"There is no partition key range {rangeId} in {container}.");

    /// <summary>The account goes away: every connection is closed, and who connects is refused. What it holds stays.</summary>
    public Task StopListeningAsync() => _listener.RefuseAsync();

    /// <summary>The account comes back where it was.</summary>
    /// <param name="cancellationToken">Gives up.</param>
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
        _account.Journal?.Dispose();
        _folder?.Dispose();
    }
}
