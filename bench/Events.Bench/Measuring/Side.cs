namespace Events.Bench.Measuring;

/// <summary>One of those that are compared.</summary>
/// <param name="Name">As it stands in the report.</param>
/// <param name="Next">Makes the next request; called from several connections at once.</param>
/// <param name="Allocated">Tells the bytes that the server has allocated so far; null where nobody can.</param>
internal sealed record Side(string Name, Func<HttpRequestMessage> Next, Func<Task<double>>? Allocated = null);
