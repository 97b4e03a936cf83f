using System.Diagnostics;
using System.Diagnostics.Metrics;
using NodaTime;

namespace Events.Core.Telemetry;

/// <summary>The service's own metrics.</summary>
public sealed class EventsMeter
{
    /// <summary>The meter's name, for the exporter.</summary>
    public const string Name = "Events";

    private readonly Histogram<double> _requestUnits;
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _retried;
    private readonly Counter<long> _failed;
    private readonly Histogram<double> _lag;
    private readonly Gauge<long> _backlog;
    private readonly Gauge<double> _oldestDueAge;
    private readonly Counter<long> _unreadable;
    private readonly Counter<long> _answers;

    /// <summary>Makes the instruments.</summary>
    public EventsMeter(IMeterFactory meters)
    {
        Meter meter = meters.Create(Name);
        _requestUnits = meter.CreateHistogram<double>(
            "events.cosmos.request_units",
            unit: "{request_unit}",
            description: "Request units charged for one request to Cosmos DB, by operation and status.");
        _delivered = meter.CreateCounter<long>("events.alerts.delivered", "{alert}", "Alerts that every channel has accepted.");
        _retried = meter.CreateCounter<long>("events.alerts.retried", "{alert}", "Tries that have failed and are repeated later.");
        _failed = meter.CreateCounter<long>("events.alerts.failed", "{alert}", "Alerts that have failed and are not tried again.");
        _lag = meter.CreateHistogram<double>("events.alerts.lag", "s", "Time between the due time of an alert and its delivery.");
        _backlog = meter.CreateGauge<long>("events.alerts.backlog", "{alert}", "Alerts that were still due when a run ended.");
        _oldestDueAge = meter.CreateGauge<double>("events.alerts.oldest_due_age", "s", "How long the oldest due alert had been due when a run began.");
        _unreadable = meter.CreateCounter<long>(
            "events.documents.unreadable", "{document}", "Documents that could not be read and were skipped, by operation. A document counts each time that it is skipped.");
        _answers = meter.CreateCounter<long>("events.http.answers", "{request}", "HTTP requests that the app answered, by status.");
    }

    /// <summary>Records the request units of one request to the database.</summary>
    public void Charged(string operation, int status, double requestUnits)
    {
        if (!_requestUnits.Enabled)
        {
            return;
        }

        TagList tags = new()
        {
            { "operation", operation },
            { "status", status },
        };
        _requestUnits.Record(requestUnits, tags);
    }

    /// <summary>Counts a delivered alert, and how late it was.</summary>
    public void AlertDelivered(Duration lag)
    {
        _delivered.Add(1);
        _lag.Record(lag.TotalSeconds);
    }

    /// <summary>Counts a failed try that is repeated later.</summary>
    public void AlertRetried() => _retried.Add(1);

    /// <summary>Counts an alert that has failed.</summary>
    public void AlertFailed() => _failed.Add(1);

    /// <summary>Records how many alerts were still due when a run ended.</summary>
    public void Backlog(long alerts) => _backlog.Record(alerts);

    /// <summary>Records how long the oldest due alert had been due when a run began.</summary>
    public void OldestDue(Duration age) => _oldestDueAge.Record(age.TotalSeconds);

    /// <summary>Counts a document that cannot be read and was skipped.</summary>
    public void Unreadable(string operation) =>
        _unreadable.Add(1, new KeyValuePair<string, object?>("operation", operation));

    /// <summary>Counts a request that the app has answered.</summary>
    /// <param name="status">The HTTP status of the response, 100 to 599.</param>
    public void Answered(int status) => _answers.Add(1, new KeyValuePair<string, object?>("status", status));
}
