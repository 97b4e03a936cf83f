namespace Events.Core.Problems;

/// <summary>Collects every fault of a request, so that a client hears of all of them at once.</summary>
public sealed class FaultList
{
    private readonly List<Fault> _faults = [];

    /// <summary>The faults in the order in which they were found.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>True while nothing is wrong.</summary>
    public bool IsEmpty => _faults.Count == 0;

    /// <summary>Adds a fault at a place in the body.</summary>
    public void At(string pointer, string code, string message) => _faults.Add(Fault.At(pointer, code, message));

    /// <summary>Adds a fault of a URL parameter.</summary>
    public void Of(string parameter, string code, string message) => _faults.Add(Fault.Of(parameter, code, message));

    /// <summary>Ends the request when anything is wrong.</summary>
    /// <exception cref="ProblemException">There is at least one fault.</exception>
    public void ThrowIfAny(ProblemKind kind, string detail)
    {
        if (_faults.Count > 0)
        {
            throw new ProblemException(kind, detail, _faults);
        }
    }
}
