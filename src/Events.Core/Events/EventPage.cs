namespace Events.Core.Events;

/// <summary>One page of a list.</summary>
/// <param name="Items">Events, or deleted ones, exactly as the API answers them, UTF-8.</param>
/// <param name="HasMore">Whether items follow the last one.</param>
public sealed record EventPage(IReadOnlyList<ReadOnlyMemory<byte>> Items, bool HasMore);
