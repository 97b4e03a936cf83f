using Events.Reliability.Tests.Model.Service;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>A step that sends a request.</summary>
/// <param name="OnOther">Whether the second instance gets the request.</param>
/// <param name="Failures">The database failures during the request; empty for none.</param>
internal abstract record RequestStep(bool OnOther, IReadOnlyList<DatabaseFailure> Failures) : Step
{
    public bool IsCrash => Failures.Any(failure => failure.IsCrash);

    /// <summary>Whether the request cannot reach the database until its end.</summary>
    public bool IsCutOff => Failures.Any(failure => failure.IsLasting);

    public override IEnumerable<Step> Simpler =>
    [
        .. Failures.Count > 0 ? [this with { Failures = [] }] : Array.Empty<Step>(),
        .. Failures.Count > 1 ? Failures.Select(failure => this with { Failures = [failure] }) : [],
        .. OnOther ? [this with { OnOther = false }] : Array.Empty<Step>(),
    ];

    public sealed override string ToString() =>
        $"{Description}{(OnOther ? ", to the other instance" : "")}{string.Concat(Failures.Select(failure => $", with {failure}"))}";

    /// <summary>The request in words.</summary>
    protected abstract string Description { get; }
}
