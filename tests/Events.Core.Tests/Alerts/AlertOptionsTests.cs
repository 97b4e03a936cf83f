using System.ComponentModel.DataAnnotations;
using Events.Core.Alerts;

namespace Events.Core.Tests.Alerts;

public sealed class AlertOptionsTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void Defaults_MatchTheContract()
    {
        AlertOptions options = new();

        Assert.Empty(Faults(options));
        Assert.Equal(
            (TimeSpan.FromSeconds(50), 32, TimeSpan.FromMinutes(1), 10, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)),
            (options.TimeBudget, options.Concurrency, options.Lease, options.MaxAttempts, options.RetryDelay, options.StaleAfter));
    }

    [Fact]
    public void MinimumAndMaximum_AreAccepted()
    {
        TimeSpan least = TimeSpan.FromTicks(1);
        Assert.Empty(Faults(new()
        {
            TimeBudget = least,
            Concurrency = 1,
            Lease = TimeSpan.FromSeconds(30),
            MaxAttempts = 1,
            RetryDelay = least,
            StaleAfter = least,
        }));
        Assert.Empty(Faults(new() { TimeBudget = Day, Concurrency = 1000, Lease = Day, MaxAttempts = 1000, RetryDelay = Day, StaleAfter = Day }));
    }

    [Fact]
    public void ValuesOutOfRange_AreRefusedTogether_WithTheirNames()
    {
        TimeSpan tooLong = Day + TimeSpan.FromTicks(1);
        string[] durations =
        [
            "Alerts__TimeBudget must be longer than 00:00:00 and at most 1.00:00:00 (one day). (TimeBudget)",
            "Alerts__RetryDelay must be longer than 00:00:00 and at most 1.00:00:00 (one day). (RetryDelay)",
            "Alerts__StaleAfter must be longer than 00:00:00 and at most 1.00:00:00 (one day). (StaleAfter)",
        ];

        Assert.Equal(
            [
                "Alerts__Concurrency must be from 1 to 1000. (Concurrency)", "Alerts__MaxAttempts must be from 1 to 1000. (MaxAttempts)",
                "Alerts__Lease must be from 00:00:30 to 1.00:00:00 (one day). (Lease)", .. durations,
            ],
            Faults(new() { Concurrency = 0, MaxAttempts = 0, Lease = TimeSpan.FromSeconds(29), TimeBudget = default, RetryDelay = default, StaleAfter = default }));
        Assert.Equal(
            [
                "Alerts__Concurrency must be from 1 to 1000. (Concurrency)", "Alerts__MaxAttempts must be from 1 to 1000. (MaxAttempts)", .. durations,
            ],
            Faults(new() { Concurrency = 1001, MaxAttempts = 1001, TimeBudget = tooLong, RetryDelay = tooLong, StaleAfter = tooLong }));
    }

    [Fact]
    public void LeaseOverADay_IsRefused() =>
        Assert.Equal(["Alerts__Lease must be from 00:00:30 to 1.00:00:00 (one day). (Lease)"], Faults(new() { Lease = Day + TimeSpan.FromTicks(1) }));

    [Fact]
    public void TimeBudgetOverStaleAfter_IsRefused_WithBothNames()
    {
        Assert.Equal(
            [
                "Alerts__StaleAfter (00:05:00) is shorter than Alerts__TimeBudget (00:10:00): set it to 00:10:00 at least, "
                + "or Alerts__TimeBudget to 00:05:00 at most. (StaleAfter, TimeBudget)",
            ],
            Faults(new() { TimeBudget = TimeSpan.FromMinutes(10) }));
        Assert.Empty(Faults(new() { TimeBudget = TimeSpan.FromMinutes(10), StaleAfter = TimeSpan.FromMinutes(10) }));
    }

    private static IEnumerable<string> Faults(AlertOptions options) =>
        options.Validate(new ValidationContext(options)).Select(fault => $"{fault.ErrorMessage} ({string.Join(", ", fault.MemberNames)})");
}
