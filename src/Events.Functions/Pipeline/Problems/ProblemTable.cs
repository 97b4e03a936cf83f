using Events.Core.Input;

namespace Events.Functions.Pipeline.Problems;

/// <summary>The status, title and type of each kind of problem.</summary>
internal static class ProblemTable
{
    /// <summary>Returns the HTTP status and the title of a kind.</summary>
    public static (int Status, string Title) Of(ProblemKind kind) => kind switch
    {
        ProblemKind.MalformedBody => (StatusCodes.Status400BadRequest, "Malformed body"),
        ProblemKind.InvalidParameter => (StatusCodes.Status400BadRequest, "Invalid parameter or header"),
        ProblemKind.Unauthenticated => (StatusCodes.Status401Unauthorized, "Authentication required"),
        ProblemKind.Forbidden => (StatusCodes.Status403Forbidden, "Forbidden"),
        ProblemKind.NotFound => (StatusCodes.Status404NotFound, "Not found"),
        ProblemKind.MethodNotAllowed => (StatusCodes.Status405MethodNotAllowed, "Method not allowed"),
        ProblemKind.NotAcceptable => (StatusCodes.Status406NotAcceptable, "Not acceptable"),
        ProblemKind.Conflict => (StatusCodes.Status409Conflict, "Conflict"),
        ProblemKind.PreconditionFailed => (StatusCodes.Status412PreconditionFailed, "Precondition failed"),
        ProblemKind.BodyTooLarge => (StatusCodes.Status413PayloadTooLarge, "Body too large"),
        ProblemKind.UnsupportedMediaType => (StatusCodes.Status415UnsupportedMediaType, "Unsupported media type"),
        ProblemKind.UnsupportedContentCoding => (StatusCodes.Status415UnsupportedMediaType, "Unsupported content coding"),
        ProblemKind.InvalidBody => (StatusCodes.Status422UnprocessableEntity, "Invalid body"),
        ProblemKind.CalendarFull => (StatusCodes.Status422UnprocessableEntity, "Calendar full"),
        ProblemKind.Throttled => (StatusCodes.Status429TooManyRequests, "Too many requests"),
        ProblemKind.UpgradePending => (StatusCodes.Status503ServiceUnavailable, "Stored events are being upgraded"),
        ProblemKind.Unavailable => (StatusCodes.Status503ServiceUnavailable, "Service unavailable"),
        _ => (StatusCodes.Status500InternalServerError, "Internal server error"),
    };

    /// <summary>Returns the stable URI reference of a kind, for example <c>/problems/invalid-body</c>.</summary>
    public static string TypeOf(ProblemKind kind) => $"/problems/{string.Concat(kind.ToString().Select(Dash))}";

    private static string Dash(char letter, int index) =>
        char.IsUpper(letter) ? $"{(index > 0 ? "-" : string.Empty)}{char.ToLowerInvariant(letter)}" : letter.ToString();
}
