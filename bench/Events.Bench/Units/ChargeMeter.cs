using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Events.Core.Telemetry;

namespace Events.Bench.Units;

/// <summary>Listens to the service's metric of request units, which also shows the charges of an account in Azure.</summary>
internal sealed class ChargeMeter : IDisposable
{
    private const string RequestUnits = "events.cosmos.request_units";
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<Charge> _charges = new();

    public ChargeMeter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == EventsMeter.Name && instrument.Name == RequestUnits)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, units, tags, _) =>
        {
            foreach ((string name, object? value) in tags)
            {
                if (name == "operation")
                {
                    _charges.Enqueue(new Charge((string)value!, units));
                }
            }
        });
        _listener.Start();
    }

    /// <summary>The charges since the last call of this method.</summary>
    public IReadOnlyList<Charge> Take()
    {
        List<Charge> taken = [];
        while (_charges.TryDequeue(out Charge? charge))
        {
            taken.Add(charge);
        }

        return taken;
    }

    public void Dispose() => _listener.Dispose();
}
