using Events.Core.Alerts;

namespace Events.Core.Tests.Alerts;

public sealed class BackoffTests
{
    private const double NoJitter = 0.5;

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 120)]
    [InlineData(3, 240)]
    [InlineData(9, 15_360)]
    [InlineData(10, 21_600)]
    [InlineData(1000, 21_600)]
    public void Wait_DoublesWithEachFailure_UpToSixHours(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Wait(TimeSpan.FromMinutes(1), failures, retryAfter: null, NoJitter));

    [Theory]
    [InlineData(0, 80)]
    [InlineData(0.25, 90)]
    [InlineData(1, 120)]
    public void Wait_VariesByUpTo20Percent(double random, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Wait(TimeSpan.FromSeconds(100), failures: 1, retryAfter: null, random));

    [Theory]
    [InlineData(0, 17_280)]
    [InlineData(1, 21_600)]
    public void Wait_IsAtMostSixHours_WithJitter(double random, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Wait(TimeSpan.FromMinutes(1), failures: 20, retryAfter: null, random));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(90, 90)]
    [InlineData(21_599, 21_599)]
    [InlineData(21_601, 21_600)]
    [InlineData(int.MaxValue, 21_600)]
    public void Wait_IsTheRetryAfter_WithinZeroToSixHours(int asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Wait(TimeSpan.FromMinutes(1), failures: 5, TimeSpan.FromSeconds(asked), random: 1));
}
