namespace Events.Tests.Shared;

/// <summary>A body that a create must refuse.</summary>
/// <param name="Name">What is wrong with it, unique among the rows.</param>
/// <param name="Utf8">The bytes to post.</param>
/// <param name="Status">The HTTP status, 400 or 422.</param>
/// <param name="Errors">Every error that the answer must list, each as <c>pointer code</c>, in any order.</param>
public sealed record BadBody(string Name, byte[] Utf8, int Status, string[] Errors);
