namespace Events.Core.Input;

/// <summary>Why a request was not carried out. The HTTP layer gives each its status and title in one table.</summary>
public enum ProblemKind
{
    /// <summary>400: the body is not JSON, not UTF-8, or not an object under its name.</summary>
    MalformedBody,

    /// <summary>400: a URL parameter or a request header is unknown, repeated or malformed.</summary>
    InvalidParameter,

    /// <summary>401: no token, or one that opens nothing.</summary>
    Unauthenticated,

    /// <summary>403: the token has not the scope.</summary>
    Forbidden,

    /// <summary>404: no such event, casefile or path.</summary>
    NotFound,

    /// <summary>405: the path is known, the method is not.</summary>
    MethodNotAllowed,

    /// <summary>406: the client's <c>Accept</c> rules out JSON.</summary>
    NotAcceptable,

    /// <summary>409: the request contradicts what is there.</summary>
    Conflict,

    /// <summary>412: <c>If-Match</c> does not hold.</summary>
    PreconditionFailed,

    /// <summary>413: the body is over its limit.</summary>
    BodyTooLarge,

    /// <summary>415: the body does not say that it is JSON.</summary>
    UnsupportedMediaType,

    /// <summary>415: the body has a <c>Content-Encoding</c>.</summary>
    UnsupportedContentCoding,

    /// <summary>422: well-formed, but a rule is broken.</summary>
    InvalidBody,

    /// <summary>422: the calendar holds as much as the database keeps of one (20 GB). Nothing was written, and the same request fails until there is room.</summary>
    CalendarFull,

    /// <summary>429: the database throttles.</summary>
    Throttled,

    /// <summary>500: a bug of ours.</summary>
    Unexpected,

    /// <summary>503: the database is away, or too many requests are in progress.</summary>
    Unavailable,

    /// <summary>503: the request needs events of the newest schema, and older ones are not upgraded yet.</summary>
    UpgradePending,
}
