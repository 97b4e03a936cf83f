namespace LocalCosmos.Faults;

/// <summary>Another write changes the document before the request.</summary>
internal sealed record WriteBeforeFault : Fault;
