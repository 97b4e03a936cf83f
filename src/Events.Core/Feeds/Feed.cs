namespace Events.Core.Feeds;

/// <summary>A calendar as iCalendar (RFC 5545).</summary>
/// <param name="Content">The whole text, UTF-8.</param>
/// <param name="EventCount">How many events are in it.</param>
/// <param name="IsTruncated">Whether the window has more events than the feed.</param>
public sealed record Feed(ReadOnlyMemory<byte> Content, int EventCount, bool IsTruncated);
