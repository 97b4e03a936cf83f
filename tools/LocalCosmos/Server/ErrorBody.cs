namespace LocalCosmos.Server;

/// <summary>The body of an error.</summary>
/// <param name="Code">The status in words, for example <c>NotFound</c>.</param>
/// <param name="Message">What went wrong.</param>
internal sealed record ErrorBody(string Code, string Message);
