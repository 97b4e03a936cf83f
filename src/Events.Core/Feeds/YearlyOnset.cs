using Ical.Net;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.Extensions;

namespace Events.Core.Feeds;

/// <summary>An onset that occurs every year in the same month on the same weekday, for example on the last Sunday in March.</summary>
/// <param name="First">The first observance. The later ones differ only in their year and day.</param>
/// <param name="Ordinal">Which occurrence of the weekday in the month, from 1; -1 for the last one.</param>
internal sealed record YearlyOnset(FeedObservance First, int Ordinal)
{
    private const int Last = -1;

    /// <summary>The yearly onset that gives all these observances of consecutive years; null where there is none.</summary>
    public static YearlyOnset? Common(IReadOnlyList<FeedObservance> observances)
    {
        if (observances.Count == 0)
        {
            return null;
        }

        FeedObservance first = observances[0];
        int[] ordinals = observances.All(each => IsLast(each.Onset)) ? [Last] : [.. observances.Select(each => OrdinalOf(each.Onset)).Distinct()];
        YearlyOnset common = new(first, ordinals[0]);
        return observances.Index().All(each => common.Gives(each.Item, first.Onset.Year + each.Index)) ? common : null;
    }

    /// <summary>Whether this onset gives an observance in a year.</summary>
    public bool Gives(FeedObservance other, int year)
    {
        LocalDateTime onset = First.Onset;
        return other.Onset.Year == year && other.Onset.Month == onset.Month && other.Onset.DayOfWeek == onset.DayOfWeek
            && other.Onset.TimeOfDay == onset.TimeOfDay && (Ordinal == Last ? IsLast(other.Onset) : OrdinalOf(other.Onset) == Ordinal)
            && (other.From, other.To, other.Name, other.IsDaylight) == (First.From, First.To, First.Name, First.IsDaylight);
    }

    /// <summary>The rule that gives every observance from the first one on. Outlook reads no other form ([MS-OXCICAL], section 2.1.3.1.1.19.2.2).</summary>
    public RecurrenceRule ToRule() => new(FrequencyType.Yearly)
    {
        ByMonth = [First.Onset.Month],
        ByDay = [new WeekDay(First.Onset.DayOfWeek.ToDayOfWeek(), Ordinal)],
    };

    private static int OrdinalOf(LocalDateTime onset) => ((onset.Day - 1) / 7) + 1;

    private static bool IsLast(LocalDateTime onset) => onset.Day + 7 > CalendarSystem.Iso.GetDaysInMonth(onset.Year, onset.Month);
}
