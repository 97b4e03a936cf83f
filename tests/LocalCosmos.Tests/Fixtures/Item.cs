namespace LocalCosmos.Tests.Fixtures;

/// <summary>The document that most tests store.</summary>
internal sealed record Item(string Id, string Group, long Number = 0);
