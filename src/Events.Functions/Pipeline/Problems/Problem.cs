using System.Text.Json.Serialization;
using Events.Core.Input;

namespace Events.Functions.Pipeline.Problems;

/// <summary>A problem document (RFC 9457).</summary>
/// <param name="Type">The stable URI reference of the kind of problem.</param>
/// <param name="Title">The kind of problem in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong with this request.</param>
/// <param name="Instance">The path of the request.</param>
/// <param name="TraceId">The trace id of the request, which an operator can find in the logs.</param>
/// <param name="Errors">The errors of the body or the parameters; left out when there are none.</param>
internal sealed record Problem(
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

    /// <summary>Creates the problem document for a request.</summary>
    public static Problem Of(ProblemKind kind, string detail, IReadOnlyList<Fault> faults, HttpContext context)
    {
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
