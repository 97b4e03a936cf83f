using System.Diagnostics;
using System.Globalization;
using Events.Testing.Http;
using Events.Testing.Services;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.Security;

/// <summary>The time of a refusal must not show whether a token was ever valid.</summary>
public sealed class TokenTimingTests(ProtectedService guarded) : IClassFixture<ProtectedService>
{
    private const int Remembered = 5_000;
    private const int First = 60;

    // A probability of 0.5 reveals nothing; 0 and 1 reveal everything.
    private const double Telling = 0.1;

    [Fact]
    public async Task Token_WrongOrRevoked_IsRefusedInTheSameTime()
    {
        Assert.SkipUnless(Soak.IsOn, "The comparison needs many measurements, so it runs only in the soak (EVENTS_SOAK=1).");
        using WireConnection connection = await WireConnection.OpenAsync(guarded.Service.Client.BaseAddress!, TestService.Cancellation);
        string wrong = ProtectedService.Wrong();
        await CompareAsync(connection, Remembered / 10, _ => wrong, _ => guarded.Revoked);

        double remembered = await CompareAsync(connection, Remembered, _ => wrong, _ => guarded.Revoked);
        string[] revoked = new string[First];
        for (int index = 0; index < First; index++)
        {
            revoked[index] = await guarded.RevokedAsync(string.Create(CultureInfo.InvariantCulture, $"timed {index}"));
        }

        double first = await CompareAsync(connection, First, _ => ProtectedService.Wrong(), index => revoked[index]);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"Probability that a revoked token takes longer than a wrong one (50 % reveals nothing): {remembered:p1} if both are cached ({Remembered} of each), {first:p1} if the service reads the database ({First} of each)");
        Assert.InRange(remembered, 0.5 - Telling, 0.5 + Telling);
    }

    /// <summary>The probability that a second token takes longer than a first one (the Mann-Whitney statistic over all pairs).</summary>
    private static async Task<double> CompareAsync(WireConnection connection, int count, Func<int, string> first, Func<int, string> second)
    {
        List<(TimeSpan Time, bool IsSecond)> times = [];
        for (int index = 0; index < count; index++)
        {
            // Both take turns and come first equally often, so that other load on the machine affects both.
            bool isSecondFirst = index % 2 == 0;
            foreach (bool isSecond in (bool[])[isSecondFirst, !isSecondFirst])
            {
                times.Add((await TimeAsync(connection, isSecond ? second(index) : first(index)), isSecond));
            }
        }

        long below = 0;
        double longer = 0;
        foreach ((TimeSpan _, bool isSecond) in times.OrderBy(each => each.Time))
        {
            longer += isSecond ? below : 0;
            below += isSecond ? 0 : 1;
        }

        return longer / ((double)count * count);
    }

    private static async Task<TimeSpan> TimeAsync(WireConnection connection, string token)
    {
        byte[] request = RawHttp.Request("GET", Paths.Events).And("Authorization", $"Bearer {token}").ToBytes();
        long start = Stopwatch.GetTimestamp();
        await connection.SendAsync(request, TestService.Cancellation);
        WireAnswer? answer = await connection.ReadAsync(hasBody: true, TestService.Cancellation);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        Assert.Equal(401, answer?.Status);
        return time;
    }
}
