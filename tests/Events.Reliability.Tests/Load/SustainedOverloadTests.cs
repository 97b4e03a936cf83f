using System.Globalization;
using Events.Functions.Pipeline.Limits;
using Events.Reliability.Tests.Memory;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.Reliability.Tests.Load;

/// <summary>Far more requests than the service can answer over a slow database.</summary>
[Collection(nameof(RunsAlone))]
public sealed class SustainedOverloadTests
{
    private const int TooMany = 640;
    private const long Grown = 100_000_000;

    private static readonly TimeSpan Length = Soak.Of(TimeSpan.FromSeconds(4), TimeSpan.FromMinutes(1));

    [Fact]
    public async Task TenTimesTheRequests_GetA503AtOnce_AndThroughputStays()
    {
        await using LoadedService service = await LoadedService.StartAsync();
        using HttpClient client = new() { BaseAddress = service.Address };
        Answer created = await TestService.SendAsync(client, JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(1)));
        string path = Paths.Event(created.Id);

        // The database client has 50 connections, so there are 100 answers per second.
        service.Database.Faults.Add(new FaultRule(Fault.Delay(TimeSpan.FromMilliseconds(500))) { Kinds = [RequestKind.PointRead], Container = "events" });
        RepeatingClients full = new(client, path);
        await full.RunAsync(Admission.RequestLimit, Length);
        MemoryReading before = await service.ReadMemoryAsync();
        RepeatingClients tooMany = new(client, path);
        Task run = tooMany.RunAsync(TooMany, Length);
        int probes = await ProbeAsync(client, run);
        MemoryReading during = await service.ReadMemoryAsync();
        await run;
        service.Database.Faults.Clear();
        Answer[] afterwards = await Task.WhenAll(Enumerable.Range(0, Admission.RequestLimit / 2).Select(
            _ => TestService.SendAsync(client, new HttpRequestMessage(HttpMethod.Get, path))));

        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(
            '\n',
            "| connections | answered/s | median, ms | refused/s | median, ms | p99, ms |",
            "| --- | --- | --- | --- | --- | --- |",
            full.ToTableRow($"{Admission.RequestLimit}", Length),
            tooMany.ToTableRow($"{TooMany}", Length),
            string.Create(CultureInfo.InvariantCulture, $"Reachable memory {before.Reachable / 1e6:N1} MB before, {during.Reachable / 1e6:N1} during; peak working set {service.Process.PeakWorkingSet / 1e6:N0} MB; {probes} probes answered")));
        Assert.All(afterwards, answer => Assert.Equal(200, answer.Status));
        Assert.InRange(probes, 1, int.MaxValue);
        Assert.InRange((double)tooMany.Answered.Count / full.Answered.Count, 0.5, double.MaxValue);
        Assert.InRange(tooMany.Refused.Count, tooMany.Answered.Count, int.MaxValue);
        Assert.InRange(RepeatingClients.At(tooMany.Refused, 0.5), 0, RepeatingClients.At(tooMany.Answered, 0.5) / 2);
        Assert.InRange(during.Reachable - before.Reachable, long.MinValue, Grown);
    }

    // The service must answer a probe also under overload.
    private static async Task<int> ProbeAsync(HttpClient client, Task until)
    {
        int probes = 0;
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(200));
        while (!until.IsCompleted && await timer.WaitForNextTickAsync(TestService.Cancellation))
        {
            Assert.Equal(200, (await TestService.SendAsync(client, new HttpRequestMessage(HttpMethod.Get, "/api/health"))).Status);
            probes++;
        }

        return probes;
    }
}
