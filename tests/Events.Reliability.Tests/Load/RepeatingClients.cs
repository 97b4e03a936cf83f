using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Load;

/// <summary>Clients that send the same request again and again, each on its own connection, even when they are refused.</summary>
internal sealed class RepeatingClients(HttpClient client, string path)
{
    private static readonly TimeSpan WaitAfterRefusal = TimeSpan.FromMilliseconds(400);

    /// <summary>The time of each answer with 200, in milliseconds.</summary>
    public ConcurrentQueue<double> Answered { get; } = [];

    /// <summary>The time of each refusal, in milliseconds.</summary>
    public ConcurrentQueue<double> Refused { get; } = [];

    public Task RunAsync(int count, TimeSpan length)
    {
        long start = Stopwatch.GetTimestamp();
        return Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
        {
            using PeriodicTimer timer = new(WaitAfterRefusal);
            while (Stopwatch.GetElapsedTime(start) < length)
            {
                if (!await VisitAsync())
                {
                    await timer.WaitForNextTickAsync(TestService.Cancellation);
                }
            }
        }));
    }

    public string ToTableRow(string name, TimeSpan length) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Answered.Count / length.TotalSeconds:N0} | {At(Answered, 0.5):N0} | {Refused.Count / length.TotalSeconds:N0} | {At(Refused, 0.5):N1} | {At(Refused, 0.99):N0} |");

    public static double At(IEnumerable<double> times, double share) => times.Order().ToArray() is { Length: > 0 } sorted ? sorted[(int)((sorted.Length - 1) * share)] : 0;

    private async Task<bool> VisitAsync()
    {
        long asked = Stopwatch.GetTimestamp();
        Answer answer = await TestService.SendAsync(client, new HttpRequestMessage(HttpMethod.Get, path));
        double took = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
        if (answer.Status == 200)
        {
            Answered.Enqueue(took);
            return true;
        }

        ProblemAssert.Is(answer, 503);
        Assert.Equal("1", answer.Header("Retry-After"));
        Refused.Enqueue(took);
        return false;
    }
}
