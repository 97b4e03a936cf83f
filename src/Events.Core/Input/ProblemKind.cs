namespace Events.Core.Input;

/// <summary>Why a request was not carried out. A table in the HTTP layer has the status and the title of each kind.</summary>
public enum ProblemKind
{
    /// <summary>400: the body is not JSON, not UTF-8, or not an object under its name.</summary>
    MalformedBody,

    /// <summary>400: a URL parameter or a request header is unknown, repeated or malformed.</summary>
    InvalidParameter,

    /// <summary>401: the request has no valid token.</summary>
    Unauthenticated,

    /// <summary>403: the token does not have the scope.</summary>
    Forbidden,

    /// <summary>404: the event, casefile or path does not exist.</summary>
    NotFound,

    /// <summary>405: the path does not support the method.</summary>
    MethodNotAllowed,

    /// <summary>406: <c>Accept</c> does not allow JSON.</summary>
    NotAcceptable,

    /// <summary>409: the request conflicts with the stored state.</summary>
    Conflict,

    /// <summary>412: <c>If-Match</c> does not match.</summary>
    PreconditionFailed,

    /// <summary>413: the body is larger than the limit.</summary>
    BodyTooLarge,

    /// <summary>415: the <c>Content-Type</c> of the body is not JSON.</summary>
    UnsupportedMediaType,

    /// <summary>415: the body has a <c>Content-Encoding</c>.</summary>
    UnsupportedContentCoding,

    /// <summary>422: the body is well-formed, but breaks a rule.</summary>
    InvalidBody,

    /// <summary>422: the calendar has reached the size limit of a partition (20 GB). Nothing was written, and the same request fails until there is room.</summary>
    CalendarFull,

    /// <summary>429: the database throttles.</summary>
    Throttled,

    /// <summary>500: the service has a bug.</summary>
    Unexpected,

    /// <summary>503: the database is unavailable, or too many requests are in progress.</summary>
    Unavailable,

    /// <summary>503: the request needs events of the newest schema, and older ones are not upgraded yet.</summary>
    UpgradePending,
}
