using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using LocalCosmos;

namespace Events.EndToEnd.Tests.Reliability.Faults;

/// <summary>All that is known to go wrong between the service and its database, by name.</summary>
internal static class Troubles
{
    private static readonly Dictionary<string, Func<Trouble>> ByName = new()
    {
        ["429"] = () => new Trouble { Fault = Fault.Throttle(TimeSpan.FromMilliseconds(1)), IsGotOver = true, IsThrottling = true },
        ["429 without retry-after"] = () => new Trouble { Fault = Fault.Throttle(null), IsThrottling = true },
        ["503"] = () => new Trouble { Fault = Fault.Fail(503) },
        ["500"] = () => new Trouble { Fault = Fault.Fail(500) },
        ["408"] = () => new Trouble { Fault = Fault.Fail(408), IsSlow = true },
        ["449"] = () => new Trouble { Fault = Fault.Fail(449), IsGotOver = true, MostTimes = 2 },
        ["410"] = () => new Trouble { Fault = Fault.Fail(410) },
        ["410 name cache is stale"] = () => new Trouble { Fault = Fault.Fail(410, 1000) },
        ["410 range is gone"] = () => new Trouble { Fault = Fault.Fail(410, 1002), IsEndless = true },
        ["410 split is being completed"] = () => new Trouble { Fault = Fault.Fail(410, 1007), IsEndless = true },
        ["410 partition is moving"] = () => new Trouble { Fault = Fault.Fail(410, 1008), IsEndless = true },
        ["404 session not there yet"] = () => new Trouble { Fault = Fault.Fail(404, 1002) },
        ["404 container is missing"] = () => new Trouble { Fault = Fault.Fail(404, 1003) },
        ["dropped before"] = () => new Trouble { Fault = Fault.DropBefore(), IsSlow = true, IsRepeated = true },
        ["dropped after"] = () => new Trouble { Fault = Fault.DropAfter(), IsSlow = true, IsRepeated = true },
        ["cut in the middle"] = () => new Trouble { Fault = Fault.CutAnswer(), IsRepeated = true },
        ["written by another"] = () => new Trouble { Fault = Fault.WriteBefore(), IsGotOver = true },
        ["longer than patience"] = Hold,
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
        ["bad gateway"] = () => new Trouble { Fault = Fault.Fail((int)HttpStatusCode.BadGateway) },
    };

    // Which the client and the service take as they do another one.
    private static readonly HashSet<string> Alike =
    [
        "410 name cache is stale", "410 split is being completed", "410 partition is moving", "bad gateway",
        "name not resolved", "certificate refused", "client's own time-out",
    ];

    /// <summary>What a client that repeats writes takes otherwise: all in the long run, where it stands for itself in each place; else one that is done before, and one that is not.</summary>
    public static IEnumerable<string> RepeatedNames => Soak.IsOn ? ByName.Keys : ["dropped before", "dropped after"];

    /// <summary>All in the long run; else those that differ.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Where(name => Soak.IsOn || !Alike.Contains(name));

    public static Trouble Of(string name) => ByName[name]();

    private static Trouble Unreachable(Func<Exception> failure) => Inside(failure) with { IsRepeated = true };

    private static Trouble Inside(Func<Exception> failure) => new() { Failure = failure, IsSlow = true };

    private static Trouble Hold()
    {
        FaultGate gate = new();
        return new Trouble { Gate = gate, Fault = Fault.WaitAt(gate) };
    }
}
