using System.Text;
using BenchmarkDotNet.Attributes;
using Events.Core;
using Events.Core.Events;
using Events.Core.Events.Storing;
using Events.LocalHost.Loading;

namespace Events.Bench.Micro;

/// <summary>Reads and validates the body of a create, and writes the document of an event.</summary>
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

    private readonly Event _sample = SampleEvents.Of(1);

    [Benchmark]
    public Event ParseAndValidate() => EventBody.ReadCreate(_example).OrThrow();

    [Benchmark]
    public ReadOnlyMemory<byte> WriteDocument() => CoreJson.Serializer.Write(StoredDocument.New(_sample));
}
