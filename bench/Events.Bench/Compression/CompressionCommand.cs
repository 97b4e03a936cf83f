using System.Globalization;
using System.Text.Json;
using Events.Bench.Measuring;
using Events.Bench.Reports;
using Events.Bench.Serving;
using Events.Bench.Syntax;

namespace Events.Bench.Compression;

/// <summary><c>compression</c>: the processor time that compression of an answer costs, and the bytes that it saves.</summary>
internal static class CompressionCommand
{
    private const int Events = 30_000;
    private const int Connections = 2;
    private static readonly string[] Codings = ["identity", "gzip", "br"];

    public static void SetAction() => BenchSyntax.Compression.SetAction((parsed, _) => RunAsync(BenchOptions.Of(parsed)));

    private static async Task RunAsync(BenchOptions options)
    {
        await using ServerProcess database = await ServerProcess.DatabaseAsync(Events);
        await using ServerProcess service = await ServerProcess.EventsAsync(database);
        using HttpMessageInvoker client = ClosedLoop.NewClient(Connections);
        Report report = new("Compression", "answer", "coding", "bytes", "processor time of the service, ms", "over the plain answer");
        foreach ((string name, Uri address) in ((string, Uri)[])[
            ("list of 100", new(service.Address + "api/v1/events?per_page=100")),
            ("list of 500", new(service.Address + "api/v1/events?per_page=500")),
            ("feed", await FeedAsync(client, service))])
        {
            await MeasureAsync(client, service, options, report, name, address);
        }
    }

    private static async Task MeasureAsync(
        HttpMessageInvoker client, ServerProcess service, BenchOptions options, Report report, string name, Uri address)
    {
        Side[] sides = [.. Codings.Select(coding => new Side(coding, () => Get(address, coding), service))];
        RoundsResult measured = await Rounds.RunAsync(sides, Connections, options);
        for (int side = 0; side < sides.Length; side++)
        {
            report.Row(
                name,
                sides[side].Name,
                Report.Round(await BytesAsync(client, sides[side])),
                (measured.Median(side, turn => turn.ProcessorMicroseconds) / 1_000).ToString("F2", CultureInfo.InvariantCulture),
                measured.Compare(side, 0, turn => turn.ProcessorMicroseconds));
        }
    }

    private static HttpRequestMessage Get(Uri address, string coding) =>
        new(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", coding } } };

    private static async Task<long> BytesAsync(HttpMessageInvoker client, Side side)
    {
        using HttpRequestMessage request = side.Next();
        using HttpResponseMessage response = await client.SendAsync(request, CancellationToken.None);
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    private static async Task<Uri> FeedAsync(HttpMessageInvoker client, ServerProcess service)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(service.Address + "api/v1/calendars/1/feed"));
        using HttpResponseMessage response = await client.SendAsync(request, CancellationToken.None);
        using JsonDocument answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
        return new Uri(answer.RootElement.GetProperty("url").GetString()! + "&from=2024-01-01&to=2027-12-31");
    }
}
