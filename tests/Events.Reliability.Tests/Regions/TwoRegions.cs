using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Events.Reliability.Tests.Regions;

/// <summary>Presents one LocalCosmos as an account with two regions. Each region has a host name, and one of them can be unreachable.</summary>
internal sealed class TwoRegions(Uri localCosmos) : DelegatingHandler(new SocketsHttpHandler())
{
    public const string West = "West US";
    public const string East = "East US";

    /// <summary>The address of the account, which always answers.</summary>
    public static readonly Uri Account = new("http://account.test");

    private readonly ConcurrentQueue<string> _reads = [];

    /// <summary>The regions in the order of failover, the write region first.</summary>
    public IReadOnlyList<string> Order { get; set; } = [West, East];

    /// <summary>The region that is unreachable; null for none.</summary>
    public string? Unreachable { get; set; }

    /// <summary>Runs before a read at the unreachable region fails. The argument is the number of reads so far.</summary>
    public Action<int> OnFailure { get; set; } = _ => { };

    /// <summary>The regions of all reads of documents, also of failed ones, in order.</summary>
    public IReadOnlyList<string> Reads => [.. _reads];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? region = RegionOf(request.RequestUri!);
        if (request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.Contains("/docs/", StringComparison.Ordinal))
        {
            _reads.Enqueue(region ?? "account");
        }

        if (region is not null && region == Unreachable)
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
