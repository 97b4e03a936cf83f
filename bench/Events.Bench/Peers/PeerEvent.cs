using System.Globalization;
using System.Text;
using System.Text.Json;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using ICalendar = Ical.Net.Calendar;
using ICalendarEvent = Ical.Net.CalendarComponents.CalendarEvent;

namespace Events.Bench.Peers;

/// <summary>One event, the same on all sides: about 600 bytes as iCalendar and as the JSON of the service. The first number is 0.</summary>
internal sealed record PeerEvent(int Number)
{
    /// <summary>The time from one start to the next: 2,000 events fill two years, and no event crosses the end of a <see cref="PeerWeek"/>.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(525);

    /// <summary>The start of event 0.</summary>
    public static readonly DateTime First = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private const string Description =
        "Two vehicles. Park out of sight of the house, on the north side; hand over at the end of the shift, and write down every plate that comes or goes.";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public string Uid => string.Create(CultureInfo.InvariantCulture, $"event-{Number:D7}@bench.example");

    public string Summary => string.Create(CultureInfo.InvariantCulture, $"Surveillance {Number:D7}");

    public DateTime Start => First + (Number * Step);

    private DateTime End => Start + TimeSpan.FromHours(1);

    private string Street => string.Create(CultureInfo.InvariantCulture, $"{1 + (Number % 900)} Main Street");

    public byte[] ToICalendar()
    {
        ICalendar calendar = new();
        calendar.Events.Add(new ICalendarEvent
        {
            Uid = Uid,
            Summary = Summary,
            Description = Description,
            Location = $"{Street}, Denver, CO 80202, US",
            DtStart = new CalDateTime(Start),
            DtEnd = new CalDateTime(End),
            DtStamp = new CalDateTime(First),
        });
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Event = new
            {
                CasefileId = 1,
                CalendarId = 1,
                SubjectId = 1,
                StartAt = Start,
                EndAt = End,
                Timezone = "America/Denver",
                Title = Summary,
                Body = Description,
                Address = new { address_1 = Street, City = "Denver", State = "CO", Zip = "80202", Country = "US" },
            },
        },
        Json);
}
