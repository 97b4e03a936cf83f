using Events.Bench.Serving;

namespace Events.Bench.Measuring;

/// <summary>One of the servers that are compared, and the requests that it gets.</summary>
/// <param name="Name">Its name in the report.</param>
/// <param name="Next">Makes the next request. Several connections call it at once.</param>
/// <param name="Server">The process that serves it; null for a server of another project, which cannot be asked what it uses.</param>
internal sealed record Side(string Name, Func<HttpRequestMessage> Next, ServerProcess? Server = null);
