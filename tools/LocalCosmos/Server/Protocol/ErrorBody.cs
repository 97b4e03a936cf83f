namespace LocalCosmos.Server.Protocol;

/// <summary>The body of an error.</summary>
/// <param name="Code">The name of the status, for example <c>NotFound</c>.</param>
/// <param name="Message">The message.</param>
internal sealed record ErrorBody(string Code, string Message);
