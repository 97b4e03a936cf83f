using Events.Core.Problems;

namespace Events.Functions.Http;

/// <summary>The status and title of each kind of problem.</summary>
internal static class ProblemTable
{
    /// <summary>Looks a kind up.</summary>
    public static (int Status, string Title) Of(ProblemKind kind) => kind switch
    {
        ProblemKind.MalformedBody => (StatusCodes.Status400BadRequest, "The body is malformed"),
        ProblemKind.InvalidParameter => (StatusCodes.Status400BadRequest, "A parameter or header is invalid"),
        ProblemKind.Unauthenticated => (StatusCodes.Status401Unauthorized, "A token is needed"),
        ProblemKind.Forbidden => (StatusCodes.Status403Forbidden, "Not allowed"),
        ProblemKind.NotFound => (StatusCodes.Status404NotFound, "Not found"),
        ProblemKind.MethodNotAllowed => (StatusCodes.Status405MethodNotAllowed, "Method not allowed"),
        ProblemKind.NotAcceptable => (StatusCodes.Status406NotAcceptable, "Only JSON is answered"),
        ProblemKind.Conflict => (StatusCodes.Status409Conflict, "Conflict"),
        ProblemKind.PreconditionFailed => (StatusCodes.Status412PreconditionFailed, "The precondition does not hold"),
        ProblemKind.BodyTooLarge => (StatusCodes.Status413PayloadTooLarge, "The body is too large"),
        ProblemKind.UnsupportedMediaType => (StatusCodes.Status415UnsupportedMediaType, "The body must be JSON"),
        ProblemKind.UnsupportedContentCoding => (StatusCodes.Status415UnsupportedMediaType, "The body must not be compressed"),
        ProblemKind.InvalidBody => (StatusCodes.Status422UnprocessableEntity, "The body breaks a rule"),
        ProblemKind.CalendarFull => (StatusCodes.Status422UnprocessableEntity, "The calendar is full"),
        ProblemKind.Throttled => (StatusCodes.Status429TooManyRequests, "Too many requests"),
        ProblemKind.Unavailable => (StatusCodes.Status503ServiceUnavailable, "The database does not answer"),
        _ => (StatusCodes.Status500InternalServerError, "Something went wrong here"),
    };

    /// <summary>The stable URI reference that names a kind, for example <c>/problems/invalid-body</c>.</summary>
    public static string TypeOf(ProblemKind kind) => $"/problems/{string.Concat(kind.ToString().Select(Dash))}";

    private static string Dash(char letter, int index) =>
        char.IsUpper(letter) ? $"{(index > 0 ? "-" : string.Empty)}{char.ToLowerInvariant(letter)}" : letter.ToString();
}
