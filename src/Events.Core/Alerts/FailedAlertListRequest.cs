using Events.Core.Input;
using Events.Core.Paging;

namespace Events.Core.Alerts;

/// <summary>The parameters of <c>GET /alerts/failed</c>.</summary>
public sealed record FailedAlertListRequest : ListRequest
{
    private static readonly string[] Names = [PerPageName, CursorName];

    /// <inheritdoc/>
    protected override string ListName => "alerts/failed";

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidParameter"/>, with everything that is wrong.</exception>
    public static FailedAlertListRequest Parse(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        FaultList faults = new();
        ParameterReader reader = new(parameters, Names, faults);
        FailedAlertListRequest request = new() { PerPage = ReadPerPage(reader) };
        request = request with { After = request.ReadAfter(reader, faults) };
        faults.ThrowIfInvalidParameters();
        return request;
    }

    /// <inheritdoc/>
    internal override bool CanSortBy(long value) => value >= 0;

    /// <inheritdoc/>
    internal override IEnumerable<KeyValuePair<string, string>> Query() => [];
}
