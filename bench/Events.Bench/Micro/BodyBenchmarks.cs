using System.Text;
using BenchmarkDotNet.Attributes;
using Events.Core.Events;
using Events.LocalHost.Loading;

namespace Events.Bench.Micro;

/// <summary>From the body of a create to a checked draft, and from an event to what is stored.</summary>
public class BodyBenchmarks
{
    private readonly ReadOnlyMemory<byte> _example = Encoding.UTF8.GetBytes(
        """
        {
          "event": {
            "casefile_id": 123,
            "calendar_id": 1,
            "subject_id": 456,
            "case_service_id": 1,
            "start_at": "2023-01-30 18:00:00",
            "end_at": "2023-01-30 22:00:00",
            "is_allday": false,
            "timezone": "US/Mountain",
            "title": "Test API Event",
            "body": "Surveillance, two vehicles.",
            "address": { "address_1": "123 Main St", "city": "Denver", "state": "CO", "zip": 80202, "country": "US" },
            "users_list": [1, 2, 3]
          }
        }
        """);

    private readonly CalendarEvent _sample = SampleEvents.Of(1);

    [Benchmark]
    public EventDraft ParseAndValidate() => EventBody.ReadCreate(_example).Sound();

    [Benchmark]
    public ReadOnlyMemory<byte> WriteDocument() => EventDocument.Write(_sample);
}
