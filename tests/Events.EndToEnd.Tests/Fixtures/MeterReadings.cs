using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Events.Core.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Fixtures;

/// <summary>What one process of the service has measured since, by instrument.</summary>
internal sealed class MeterReadings : IDisposable
{
    private readonly ConcurrentQueue<(string Instrument, double Value)> _readings = new();
    private readonly MeterListener _listener = new();

    public MeterReadings(IServiceProvider instance)
    {
        IMeterFactory factory = instance.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == EventsMeter.Name && instrument.Meter.Scope == factory)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => _readings.Enqueue((instrument.Name, value)));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => _readings.Enqueue((instrument.Name, value)));
        _listener.Start();
    }

    public IEnumerable<double> Of(string instrument) => _readings.Where(each => each.Instrument == instrument).Select(each => each.Value);

    public void Dispose() => _listener.Dispose();
}
