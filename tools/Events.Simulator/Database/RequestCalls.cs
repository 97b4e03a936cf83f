namespace Events.Simulator.Database;

/// <summary>Counts the calls of the database that one request makes, also in work that it starts.</summary>
/// <param name="request">The request, for messages.</param>
internal sealed class RequestCalls(string request)
{
    private static readonly AsyncLocal<RequestCalls?> Ambient = new();

    public static RequestCalls? Current => Ambient.Value;

    /// <summary>The request, for messages.</summary>
    public string Request => request;

    /// <summary>How many calls it made.</summary>
    public int Count { get; set; }

    /// <summary>The ids of the events that the request itself wrote, one for each write that the database did. Progress of alerts does not count.</summary>
    public List<string> EventWrites { get; } = [];

    /// <summary>Begins to count for the current request.</summary>
    public static RequestCalls Begin(string request) => Ambient.Value = new RequestCalls(request);
}
