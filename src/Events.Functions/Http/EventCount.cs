namespace Events.Functions.Http;

/// <summary>The answer to <c>mode=count</c>.</summary>
/// <param name="RecordCount">How many events match.</param>
/// <param name="PageCount">How many pages of <c>per_page</c> they fill; 0 where nothing matches.</param>
public sealed record EventCount(long RecordCount, long PageCount);
