using Events.Core.Input;
using Microsoft.Extensions.Logging;

namespace Events.Functions.Pipeline;

/// <summary>The log messages of the pipeline.</summary>
internal static partial class RequestLog
{
    [LoggerMessage(1, LogLevel.Information, "{Function} on {Path} by token {TokenName} for user {Username}")]
    public static partial void WriteCompleted(this ILogger logger, string function, string tokenName, string? username, string path);

    [LoggerMessage(2, LogLevel.Debug, "{Function}: the client disconnected")]
    public static partial void ClientDisconnected(this ILogger logger, string function);

    [LoggerMessage(3, LogLevel.Warning, "{Function}: the database is unavailable or throttles ({Kind}); trace id {TraceId}")]
    public static partial void DatabaseUnavailable(this ILogger logger, Exception? exception, string function, ProblemKind kind, string traceId);

    [LoggerMessage(4, LogLevel.Error, "{Function} failed; trace id {TraceId}")]
    public static partial void Failed(this ILogger logger, Exception exception, string function, string traceId);
}
