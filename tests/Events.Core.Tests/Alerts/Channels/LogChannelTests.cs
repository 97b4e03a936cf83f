using Events.Core.Alerts;
using Events.Core.Alerts.Channels;
using Microsoft.Extensions.Logging;

namespace Events.Core.Tests.Alerts.Channels;

public sealed class LogChannelTests
{
    [Fact]
    public async Task Deliver_LogsOneLine_WithTheEventAndTheLateness()
    {
        using LogLines lines = new();
        using LoggerFactory factory = new([lines]);
        LogChannel channel = new(Samples.Clock(), factory.CreateLogger<LogChannel>());

        Assert.Equal(DeliveryOutcome.Accepted, await channel.DeliverAsync(Samples.Alert, TestContext.Current.CancellationToken));

        Assert.Equal(
            "Information: Alert of event 1042 \"Prüfung <A&B>\", due at 2023-01-30T17:45:00Z, 90 s late (alert_1042_1675100700)",
            Assert.Single(lines.Lines));
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel}: {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
