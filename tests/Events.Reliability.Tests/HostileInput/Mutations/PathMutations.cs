using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput.Mutations;

/// <summary>Mutations of the path and the method.</summary>
internal static class PathMutations
{
    private static readonly string[] Ids = ["0", "-1", "+1", "1.0", "1e2", "01", "9007199254740991", "9007199254740992", "9223372036854775807", "9223372036854775808", "99999999999999999999999", "%31", "%D9%A1", "1%20", "%201", "1;a=b", "1%00", "abc", "..", "%2e%2e", "1%2F2", "__proto__", "' OR 1=1"];

    private static readonly string[] Pieces = ["/", "//", "/.", "/..", "/%2e%2e/", "%2F", "%5c", "\\", ";a=b", "%", "%zz", "%c0%af", "%ed%a0%80", "%E2%80%AE", "%25%30%30", "%7f", "~", "*", "{id}", "$count", "(1)", "@", ":80"];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PURGE", "get", "head", "Head", "pOST", "patch", "PROPFIND", "M-SEARCH", "_", "!#$%&'*+-.^_`|~", new('A', 500)];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("another id", (request, random) => Segments(request, random, (segments, index) => segments[index].Any(char.IsAsciiDigit) ? random.Pick(Ids) : segments[index]), Effect.OtherFunction | Effect.InvalidHttp),
        new("another segment", (request, random) => Segments(request, random, (_, _) => Uri.EscapeDataString(random.Pick(Payloads.Injections))), Effect.OtherFunction),
        new("something in the path", (request, random) => Path(request, path => path.Insert(random.Next(1, path.Length + 1), random.Pick(Pieces))), Effect.OtherFunction | Effect.InvalidHttp),
        new("a path in another spelling", (request, random) => Path(request, path => random.Next(2) == 0 ? path.ToUpperInvariant() : Escaped(path, random)), Effect.OtherFunction),
        new("a very long path", (request, random) => Path(request, path => path + string.Concat(Enumerable.Repeat(random.Pick(["/a", "/../a", "/", "%2F", "a"]), random.Next(100, 1_500)))), Effect.OtherFunction | Effect.InvalidHttp),
        new("a NUL in the path", (request, random) => Path(request, path => path.Insert(random.Next(1, path.Length + 1), random.Pick(["%00", "\0"]))), Effect.OtherFunction | Effect.InvalidHttp),
        new("a raw byte in the path", (request, random) => Path(request, path => path.Insert(random.Next(0, path.Length + 1), ((char)random.Next(256)).ToString())), Effect.OtherFunction | Effect.InvalidHttp | Effect.CutOff),
        new("a whole URL", (request, random) => request with { Target = random.Pick(["http://localhost", "http://elsewhere.example", "https://localhost", "HTTP://LOCALHOST", "http://localhost:99999999", "ftp://localhost", "http:/", "//localhost"]) + request.Target }, Effect.OtherFunction | Effect.InvalidHttp),
        new("no path", (request, random) => request with { Target = random.Pick(["*", "", "/", "?", "localhost:80", "a", "api/v1/events", "/api", "/api/", "/admin/functions/none", "//api/v1/events"]) }, Effect.OtherFunction | Effect.InvalidHttp | Effect.CutOff),
        new("another method", (request, random) => request with { Method = random.Pick(Methods) }, Effect.OtherFunction),
        new("an invalid method", (request, random) => request with { Method = random.Pick(["", " ", "G\0T", "GET\t", "CONNECT", "\u00c3\u00a9", "GET /", "(", "\"GET\"", "GET\r\n"]) }, Effect.OtherFunction | Effect.InvalidHttp | Effect.CutOff),
    ];

    private static WireRequest Path(WireRequest request, Func<string, string> change)
    {
        int question = request.Target.IndexOf('?', StringComparison.Ordinal);
        (string path, string query) = question < 0 ? (request.Target, "") : (request.Target[..question], request.Target[question..]);
        return path.Length == 0 ? request : request with { Target = change(path) + query };
    }

    private static WireRequest Segments(WireRequest request, Random random, Func<string[], int, string> change) => Path(request, path =>
    {
        string[] segments = path.Split('/');
        int[] places = [.. Enumerable.Range(0, segments.Length).Where(index => segments[index].Length > 0)];
        if (places.Length > 0)
        {
            int index = random.Pick(places);
            segments[index] = change(segments, index);
        }

        return string.Join('/', segments);
    });

    private static string Escaped(string path, Random random) =>
        string.Concat(path.Select(letter => char.IsAsciiLetterOrDigit(letter) && random.Next(3) == 0 ? $"%{(int)letter:x2}" : letter.ToString()));
}
