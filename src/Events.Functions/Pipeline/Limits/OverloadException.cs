namespace Events.Functions.Pipeline.Limits;

/// <summary>The process is at its limit of requests or of memory for bodies. The client can retry later.</summary>
internal sealed class OverloadException() : Exception("Too many requests in progress; retry after the Retry-After delay.");
