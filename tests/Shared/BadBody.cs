namespace Events.Tests.Shared;

/// <summary>A body that a create must refuse.</summary>
/// <param name="Name">What is wrong with the body. The name is unique.</param>
/// <param name="Utf8">The bytes of the body.</param>
/// <param name="Status">The expected HTTP status, 400 or 422.</param>
/// <param name="Errors">The expected errors in any order, each as <c>pointer code</c>.</param>
public sealed record BadBody(string Name, byte[] Utf8, int Status, string[] Errors);
