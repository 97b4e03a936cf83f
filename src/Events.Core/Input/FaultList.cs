namespace Events.Core.Input;

/// <summary>
/// Collects every fault of a request, so that one answer lists all of them: at most the first hundred, so that an answer does not become larger than
/// the body.
/// </summary>
public sealed class FaultList
{
    /// <summary>How many faults are listed.</summary>
    public const int MostListed = 100;

    private readonly List<Fault> _faults = [];

    /// <summary>The faults in the order in which they were found, at most <see cref="MostListed"/>.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>How many there are, with those that are not listed.</summary>
    public int Count { get; private set; }

    /// <summary>True while nothing is wrong.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>True when another fault would only be counted.</summary>
    public bool IsFull => _faults.Count == MostListed;

    /// <summary>Adds a fault at a place in the body.</summary>
    public void At(string pointer, string code, string message) => Add(Fault.At(pointer, code, message));

    /// <summary>Adds a fault of a URL parameter.</summary>
    public void Of(string parameter, string code, string message) => Add(Fault.Of(parameter, code, message));

    /// <summary>Counts a fault that is not listed, for callers that save the cost of its text.</summary>
    public void LeaveOut() => Count++;

    /// <summary>The detail of the problem, which says so when more faults were found than <paramref name="listed"/>.</summary>
    public string Detail(string detail, int listed = MostListed) =>
        Count > listed ? $"{detail} Only the first {listed} of {Count} errors are listed." : detail;

    /// <summary>Ends the request when anything is wrong.</summary>
    /// <exception cref="ProblemException">There is at least one fault.</exception>
    public void ThrowIfAny(ProblemKind kind, string detail)
    {
        if (!IsEmpty)
        {
            throw new ProblemException(kind, Detail(detail), _faults);
        }
    }

    /// <summary>Ends the request when a URL parameter is invalid.</summary>
    /// <exception cref="ProblemException">There is at least one fault.</exception>
    public void ThrowIfInvalidParameters() => ThrowIfAny(ProblemKind.InvalidParameter, "One or more query parameters are invalid.");

    private void Add(Fault fault)
    {
        Count++;
        if (!IsFull)
        {
            _faults.Add(fault);
        }
    }
}
