using Events.Core.Problems;
using Microsoft.Extensions.Logging;

namespace Events.Functions.Http;

/// <summary>What requests leave in the log.</summary>
internal static partial class RequestLog
{
    [LoggerMessage(1, LogLevel.Information, "{Function} on {Path} by token {TokenName} for user {Username}")]
    public static partial void Written(this ILogger logger, string function, string tokenName, string? username, string path);

    [LoggerMessage(2, LogLevel.Debug, "{Function}: the client went away")]
    public static partial void ClientGone(this ILogger logger, string function);

    [LoggerMessage(3, LogLevel.Warning, "{Function}: the database is away or busy ({Kind}); trace id {TraceId}")]
    public static partial void DatabaseAway(this ILogger logger, Exception? exception, string function, ProblemKind kind, string traceId);

    [LoggerMessage(4, LogLevel.Error, "{Function} failed; trace id {TraceId}")]
    public static partial void Failed(this ILogger logger, Exception exception, string function, string traceId);
}
