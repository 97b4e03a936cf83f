namespace Events.Tests.Shared;

/// <summary>A member of an event that a schema after the first one added.</summary>
/// <param name="Schema">The schema that added it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its value in older events, as JSON.</param>
/// <param name="Values">Other values, as JSON: at least one valid one, and some that break a rule.</param>
public sealed record AddedMember(int Schema, string Name, string Default, IReadOnlyList<string> Values);
