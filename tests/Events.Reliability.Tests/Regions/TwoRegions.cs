using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Events.Reliability.Tests.Regions;

/// <summary>Makes an account of two regions of one LocalCosmos: each region has a host name, and either can be out of reach.</summary>
internal sealed class TwoRegions(Uri localCosmos) : DelegatingHandler(new SocketsHttpHandler())
{
    public const string West = "West US";
    public const string East = "East US";

    /// <summary>The account's own address, which always answers.</summary>
    public static readonly Uri Account = new("http://account.test");

    private readonly ConcurrentQueue<string> _reads = [];

    /// <summary>The write region first; the account has the order of failover.</summary>
    public IReadOnlyList<string> Order { get; set; } = [West, East];

    /// <summary>The region that is out of reach; null for none.</summary>
    public string? Away { get; set; }

    /// <summary>What a read at the region that is away does before it fails.</summary>
    public Action<int> OnFailure { get; set; } = _ => { };

    /// <summary>The regions where documents were read, or were tried to be, in order.</summary>
    public IReadOnlyList<string> Reads => [.. _reads];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? region = RegionOf(request.RequestUri!);
        if (request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.Contains("/docs/", StringComparison.Ordinal))
        {
            _reads.Enqueue(region ?? "account");
        }

        if (region is not null && region == Away)
        {
            OnFailure(_reads.Count);
            throw new HttpRequestException(HttpRequestError.ConnectionError);
        }

        request.RequestUri = new UriBuilder(request.RequestUri!) { Host = localCosmos.Host, Port = localCosmos.Port }.Uri;
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        return request.RequestUri.AbsolutePath == "/" && response.StatusCode == HttpStatusCode.OK ? await WithRegionsAsync(response, cancellationToken) : response;
    }

    private static Uri AddressOf(string region) => new($"http://{region.Replace(' ', '-').ToLowerInvariant()}.test");

    private static string? RegionOf(Uri address) => ((string[])[West, East]).SingleOrDefault(region => AddressOf(region).Host == address.Host);

    private static JsonArray Locations(IEnumerable<string> regions) => [.. regions.Select(region => new JsonObject
    {
        ["name"] = region,
        ["databaseAccountEndpoint"] = AddressOf(region).ToString(),
    })];

    private async Task<HttpResponseMessage> WithRegionsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        JsonNode account = (await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken))!;
        account["writableLocations"] = Locations(Order.Take(1));
        account["readableLocations"] = Locations(Order);
        response.Content = new StringContent(account.ToJsonString(), MediaTypeHeaderValue.Parse("application/json"));
        return response;
    }
}
