using System.Globalization;
using Events.Core.Events;
using NodaTime;

namespace Events.LocalHost.Loading;

/// <summary>
/// Events to measure with, always the same for the same id, about 600 bytes each as they are answered. The first thousand are on one calendar
/// and of one case; of all others a tenth is too, and the rest is spread.
/// </summary>
public static class SampleEvents
{
    /// <summary>The calendar and the case that hold the first thousand and a tenth of the rest.</summary>
    public const long Large = 1;

    /// <summary>When the first can start; all start within two years from here.</summary>
    public static readonly Instant First = Instant.FromUtc(2025, 1, 1, 0, 0);

    /// <summary>How many events a calendar or a case has beside the large one.</summary>
    private const long SmallSize = 200;

    private const long TwoYears = 2 * 365 * 24 * 60;

    // Prime to two years of minutes, so that the order of the ids is not that of the times.
    private const long Stride = 48_271;

    /// <summary>The event of that id.</summary>
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
