using System.Text.Json.Serialization;
using Events.Core.Problems;

namespace Events.Functions.Http;

/// <summary>A problem document (RFC 9457).</summary>
/// <param name="Type">The stable name of the kind of problem, a URI reference.</param>
/// <param name="Title">What kind of problem it is, for people.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What went wrong with this very request.</param>
/// <param name="Instance">The path that was asked.</param>
/// <param name="TraceId">What to name when asking an operator.</param>
/// <param name="Errors">What is wrong with the body or the parameters, all of it; left out where there is no list.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Fault>? Errors)
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>The problem document for a request.</summary>
    public static Problem Of(ProblemKind kind, string detail, IReadOnlyList<Fault> faults, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(faults);
        (int status, string title) = ProblemTable.Of(kind);
        return new Problem(
            ProblemTable.TypeOf(kind),
            title,
            status,
            detail,
            context.Request.Path.ToUriComponent(),
            TraceIdentifier.Of(context),
            faults.Count == 0 ? null : faults);
    }
}
