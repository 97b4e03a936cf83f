using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Events.Core.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Fixtures;

/// <summary>The measurements of one instance of the service since the start of the recording.</summary>
internal sealed class MeterReadings : IDisposable
{
    private readonly ConcurrentQueue<(string Instrument, double Value, IReadOnlyList<KeyValuePair<string, object?>> Tags)> _readings = new();
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
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _readings.Enqueue((instrument.Name, value, tags.ToArray())));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _readings.Enqueue((instrument.Name, value, tags.ToArray())));
        _listener.Start();
    }

    public IEnumerable<double> Of(string instrument) => _readings.Where(each => each.Instrument == instrument).Select(each => each.Value);

    /// <summary>The values of a tag at each measurement of an instrument, in order.</summary>
    public IEnumerable<object?> TagsOf(string instrument, string tag) =>
        _readings.Where(each => each.Instrument == instrument).Select(each => each.Tags.Single(one => one.Key == tag).Value);

    public void Dispose() => _listener.Dispose();
}
