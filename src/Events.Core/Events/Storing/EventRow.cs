using System.Globalization;

namespace Events.Core.Events.Storing;

/// <summary>The row of the <c>system</c> container that says which calendar an event is on.</summary>
/// <param name="Id"><c>event:</c> and the event's id.</param>
/// <param name="CalendarId">The calendar.</param>
/// <param name="Write">What names the write that reserved the id; null in rows of earlier versions and in loaded ones.</param>
internal sealed record EventRow(string Id, long CalendarId, string? Write = null)
{
    /// <summary>The row's id for an event.</summary>
    public static string IdOf(long eventId) => string.Create(CultureInfo.InvariantCulture, $"event:{eventId}");
}
