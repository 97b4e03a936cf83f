namespace LocalCosmos.Tests.Fixtures;

/// <summary>What most tests store.</summary>
internal sealed record Item(string Id, string Group, long Number = 0);
