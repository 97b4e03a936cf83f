namespace LocalCosmos.Faults;

/// <summary>The server answers a query in short pages.</summary>
internal sealed record ShortPagesFault(int? Maximum, bool EveryOtherEmpty) : Fault;
