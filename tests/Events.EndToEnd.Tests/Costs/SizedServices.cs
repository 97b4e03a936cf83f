using System.Text;
using Events.Core;
using Events.Core.Events;
using Events.Core.Events.Storing;
using Events.Testing.Services;
using NodaTime;

namespace Events.EndToEnd.Tests.Costs;

/// <summary>Two services that differ only in the number of events. Calendar 1 and case 1 have the same 50 events in both.</summary>
public sealed class SizedServices : IAsyncLifetime
{
    /// <summary>The id of the first event. Events that a test creates have smaller ids.</summary>
    public const long FirstId = 1_000_000;

    private const int InCalendarOne = 50;
    private static readonly Instant Start = Instant.FromUtc(2023, 1, 30, 18, 0);

    public TestService Small { get; private set; } = null!;

    public TestService Large { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // A fixture cannot skip tests, so the tests skip themselves.
        if (!TestService.IsLocal)
        {
            return;
        }

        Small = await StartAsync(100);
        Large = await StartAsync(100_000);
    }

    public async ValueTask DisposeAsync()
    {
        if (TestService.IsLocal)
        {
            await Small.DisposeAsync();
            await Large.DisposeAsync();
        }
    }

    private static async Task<TestService> StartAsync(int events)
    {
        TestService service = await TestService.StartAsync();
        service.LocalCosmos.Load("events", "events", Enumerable.Range(0, events).Select(index => (ReadOnlyMemory<byte>)CoreJson.Serializer.Write(StoredDocument.New(At(index)))));
        service.LocalCosmos.Load("events", "system", Enumerable.Range(0, InCalendarOne).Select(index =>
            (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($$"""{"id":"event:{{FirstId + index}}","calendar_id":1}""")));
        return service;
    }

    private static Event At(int index)
    {
        long place = index < InCalendarOne ? 1 : 2 + (index % 1_000);
        Instant start = Start + Duration.FromMinutes(index);
        return new Event
        {
            Id = FirstId + index,
            CasefileId = place,
            CalendarId = place,
            StartAt = start,
            EndAt = start,
            Title = "Visit",
            CreatedAt = Start,
            UpdatedAt = Start,
        };
    }
}
