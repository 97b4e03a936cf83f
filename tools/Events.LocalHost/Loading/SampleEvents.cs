using System.Globalization;
using Events.Core.Events;
using NodaTime;

namespace Events.LocalHost.Loading;

/// <summary>
/// Creates events for measurements. The same id always gives the same event. An event has about 600 bytes in an answer. The first 1,000 events and
/// a tenth of all others belong to one large calendar and one large casefile. The rest is spread over small ones.
/// </summary>
public static class SampleEvents
{
    /// <summary>The id of the large calendar and of the large casefile.</summary>
    public const long Large = 1;

    /// <summary>The earliest start of an event. Every event starts within two years from here.</summary>
    public static readonly Instant First = Instant.FromUtc(2025, 1, 1, 0, 0);

    /// <summary>The number of consecutive ids that share a small calendar and a small casefile.</summary>
    private const long SmallSize = 200;

    private const long TwoYears = 2 * 365 * 24 * 60;

    // It has no common divisor with the minutes of two years, so that the start times differ and do not have the order of the ids.
    private const long Stride = 48_271;

    /// <summary>Creates the event with an id.</summary>
    public static Event Of(long id)
    {
        Instant start = First + Duration.FromMinutes(id * Stride % TwoYears);
        bool isLarge = id <= 1_000 || id % 10 == 0;
        return new Event
        {
            Id = id,
            CalendarId = isLarge ? Large : 2 + (id / SmallSize),
            CasefileId = isLarge ? Large : 2 + (id / SmallSize),
            SubjectId = 1 + (id % 7),
            StartAt = start,
            EndAt = start + Duration.FromHours(4),
            Timezone = "America/Denver",
            Title = string.Create(CultureInfo.InvariantCulture, $"Surveillance {id % 1000}"),
            Body = "Two vehicles. Park out of sight of the house, on the north side; hand over at the end of the shift, and write down every plate that comes or goes.",
            Address = new Address(
                Address1: string.Create(CultureInfo.InvariantCulture, $"{id % 900} Main Street"),
                Address2: null,
                Address3: null,
                City: "Denver",
                State: "CO",
                Zip: "80202",
                Country: "US"),
            UsersList = [1 + (id % 50), 51 + (id % 50)],
            AlertAt = id % 4 == 0 ? start + Duration.FromDays(20_000) : null,
            CreatedAt = First,
            UpdatedAt = First,
        };
    }
}
