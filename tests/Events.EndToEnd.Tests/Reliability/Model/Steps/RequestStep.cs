namespace Events.EndToEnd.Tests.Reliability.Model;

/// <summary>A request.</summary>
/// <param name="OnOther">Whether the second instance gets it.</param>
/// <param name="Mishaps">What goes wrong on its way; nothing where there are none.</param>
internal abstract record RequestStep(bool OnOther, IReadOnlyList<Mishap> Mishaps) : Step
{
    public bool IsCrash => Mishaps.Any(mishap => mishap.IsCrash);

    /// <summary>Whether the request was cut off from the database until its end.</summary>
    public bool IsCutOff => Mishaps.Any(mishap => mishap.IsLasting);

    public override IEnumerable<Step> Simpler =>
    [
        .. Mishaps.Count > 0 ? [this with { Mishaps = [] }] : Array.Empty<Step>(),
        .. Mishaps.Count > 1 ? Mishaps.Select(mishap => this with { Mishaps = [mishap] }) : [],
        .. OnOther ? [this with { OnOther = false }] : Array.Empty<Step>(),
    ];

    public sealed override string ToString() =>
        $"{Told}{(OnOther ? ", to the other instance" : "")}{string.Concat(Mishaps.Select(mishap => $", with {mishap}"))}";

    /// <summary>What is asked, for people.</summary>
    protected abstract string Told { get; }
}
