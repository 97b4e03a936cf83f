using System.Diagnostics;

namespace Events.Functions.Http;

/// <summary>What names a request in logs and traces.</summary>
internal static class TraceIdentifier
{
    /// <summary>The trace id (W3C Trace Context, 32 hexadecimal digits), or the server's own identifier where nothing traces.</summary>
    public static string Of(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
