namespace LocalCosmos;

/// <summary>Answered in small pages.</summary>
internal sealed record ShortPagesFault(int? Maximum, bool EveryOtherEmpty) : Fault;
