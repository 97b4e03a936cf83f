using System.Diagnostics;

namespace Events.Functions.Pipeline.Problems;

/// <summary>The identifier of a request in logs and traces.</summary>
internal static class TraceIdentifier
{
    /// <summary>Returns the trace id (W3C Trace Context, 32 hexadecimal digits), or the identifier of the server when tracing is off.</summary>
    public static string Of(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
