namespace Events.Core.Input;

/// <summary>
/// Collects the faults of a request, so that one response lists all of them. It lists at most the first hundred, so that the response does not become
/// larger than the request.
/// </summary>
public sealed class FaultList
{
    /// <summary>How many faults are listed.</summary>
    public const int MostListed = 100;

    private readonly List<Fault> _faults = [];

    /// <summary>The faults in the order in which they were found, at most <see cref="MostListed"/>.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>How many faults were found, including those that are not listed.</summary>
    public int Count { get; private set; }

    /// <summary>True while nothing is wrong.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>True when the list is full. Further faults are only counted.</summary>
    public bool IsFull => _faults.Count == MostListed;

    /// <summary>Adds a fault at a place in the body.</summary>
    public void At(string pointer, string code, string message) => Add(Fault.At(pointer, code, message));

    /// <summary>Adds a fault of a URL parameter.</summary>
    public void Of(string parameter, string code, string message) => Add(Fault.Of(parameter, code, message));

    /// <summary>Counts a fault without listing it. A caller that knows that the list is full need not build the message.</summary>
    public void AddUnlisted() => Count++;

    /// <summary>The detail of the problem. It says how many faults were found where that is more than <paramref name="listed"/>.</summary>
    public string Detail(string detail, int listed = MostListed) =>
        Count > listed ? $"{detail} Only the first {listed} of {Count} errors are listed." : detail;

    /// <summary>Ends the request when there is a fault.</summary>
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
