using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using LocalCosmos.Faults;

namespace Events.Reliability.Tests.Faults;

/// <summary>The known faults between the service and its database, by name.</summary>
internal static class FaultScenarios
{
    private static readonly Dictionary<string, Func<FaultScenario>> ByName = new()
    {
        ["429"] = () => new FaultScenario { Fault = Fault.Throttle(TimeSpan.FromMilliseconds(1)), IsRecovered = true, IsThrottling = true },
        ["429 without retry-after"] = () => new FaultScenario { Fault = Fault.Throttle(null), IsThrottling = true },
        ["503"] = () => new FaultScenario { Fault = Fault.Fail(503) },
        ["500"] = () => new FaultScenario { Fault = Fault.Fail(500) },
        ["408"] = () => new FaultScenario { Fault = Fault.Fail(408), IsSlow = true },
        ["449"] = () => new FaultScenario { Fault = Fault.Fail(449), IsRecovered = true, MaximumTimes = 2 },
        ["410"] = () => new FaultScenario { Fault = Fault.Fail(410) },
        ["410 name cache is stale"] = () => new FaultScenario { Fault = Fault.Fail(410, 1000) },
        ["410 range is gone"] = () => new FaultScenario { Fault = Fault.Fail(410, 1002), IsRetriedWithoutEnd = true },
        ["410 split is being completed"] = () => new FaultScenario { Fault = Fault.Fail(410, 1007), IsRetriedWithoutEnd = true },
        ["410 partition is moving"] = () => new FaultScenario { Fault = Fault.Fail(410, 1008), IsRetriedWithoutEnd = true },
        ["404 session not there yet"] = () => new FaultScenario { Fault = Fault.Fail(404, 1002) },
        ["404 container is missing"] = () => new FaultScenario { Fault = Fault.Fail(404, 1003) },
        ["dropped before"] = () => new FaultScenario { Fault = Fault.DropBefore(), IsSlow = true, IsRepeated = true },
        ["dropped after"] = () => new FaultScenario { Fault = Fault.DropAfter(), IsSlow = true, IsRepeated = true },
        ["cut in the middle"] = () => new FaultScenario { Fault = Fault.CutAnswer(), IsRepeated = true },
        ["written by another"] = () => new FaultScenario { Fault = Fault.WriteBefore(), IsRecovered = true },
        ["longer than the timeout"] = Hold,
        ["connection refused"] = () => Unreachable(() => new HttpRequestException(
            HttpRequestError.ConnectionError, "Connection refused", new SocketException((int)SocketError.ConnectionRefused))),
        ["name not resolved"] = () => Unreachable(() => new HttpRequestException(
            HttpRequestError.NameResolutionError, "Name or service not known", new SocketException((int)SocketError.HostNotFound))),
        ["certificate refused"] = () => Unreachable(() => new HttpRequestException(
            HttpRequestError.SecureConnectionError, "The SSL connection could not be established", new AuthenticationException("The remote certificate is invalid"))),
        ["answer lost in the client"] = () => Unreachable(() => new HttpRequestException(
            HttpRequestError.ResponseEnded, "The response ended prematurely", new IOException("The response ended prematurely"))) with
        { IsAfter = true },
        ["client's own time-out"] = () => Inside(() => new TaskCanceledException("The request was canceled", new TimeoutException())),
        ["client's own time-out after"] = () => Inside(() => new TaskCanceledException("The request was canceled", new TimeoutException())) with { IsAfter = true },
        ["connection reset"] = () => Inside(() => new IOException("Connection reset by peer", new SocketException((int)SocketError.ConnectionReset))) with { IsAfter = true },
        ["bad gateway"] = () => new FaultScenario { Fault = Fault.Fail((int)HttpStatusCode.BadGateway) },
    };

    // The client and the service treat each of these like another scenario.
    private static readonly HashSet<string> Alike =
    [
        "410 name cache is stale", "410 split is being completed", "410 partition is moving", "bad gateway",
        "name not resolved", "certificate refused", "client's own time-out",
    ];

    /// <summary>The scenarios for a client that repeats writes: all in the soak, otherwise one before and one after the write is done.</summary>
    public static IEnumerable<string> RepeatedNames => Soak.IsOn ? ByName.Keys : ["dropped before", "dropped after"];

    /// <summary>All scenarios in the soak, otherwise only those that differ.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Where(name => Soak.IsOn || !Alike.Contains(name));

    public static FaultScenario Of(string name) => ByName[name]();

    private static FaultScenario Unreachable(Func<Exception> failure) => Inside(failure) with { IsRepeated = true };

    private static FaultScenario Inside(Func<Exception> failure) => new() { Failure = failure, IsSlow = true };

    private static FaultScenario Hold()
    {
        FaultGate gate = new();
        return new FaultScenario { Gate = gate, Fault = Fault.WaitAt(gate) };
    }
}
