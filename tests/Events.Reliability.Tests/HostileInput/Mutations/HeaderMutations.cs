using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput.Mutations;

/// <summary>Mutations of headers.</summary>
internal static class HeaderMutations
{
    private static readonly string[] Names =
    [
        "Idempotency-Key", "If-Match", "If-None-Match", "Accept", "Accept-Encoding", "Accept-Language", "Authorization", "Origin", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-For",
        "Forwarded", "X-Original-URL", "X-HTTP-Method-Override", "Content-Type", "Content-Encoding", "traceparent", "tracestate", "baggage", "Range", "Cookie", "User-Agent", "Referer",
        "Access-Control-Request-Method", "Access-Control-Request-Headers", "If-Modified-Since", "Cache-Control", "X-MS-CLIENT-PRINCIPAL", "x-functions-key", "Request-Id", "Upgrade", "TE", "Trailer", "Via", "Date",
    ];

    private static readonly string[] Values =
    [
        "*", "\"", "\"\"", "\"1\"", "W/\"1\"", "W/", "\"1\", *", "\"1\"\"2\"", "\"9223372036854775808\"", string.Join(',', Enumerable.Repeat("\"1\"", 2_000)), ",", ",,,", ";", "=", ";q=", "q=1",
        "*/*;q=2", "*/json", "application/*;q=-1", "application/json;q=0", "text/html;q=0.0000", "a/b;c=\"", "gzip;q=0, *", "gzip, gzip, gzip", "text/html;level=1;level=2;q=1;q=0", string.Join(',', Enumerable.Repeat("a/b;q=0.1", 700)),
        "Bearer", "Bearer ", "Basic ====", "Basic Og==", "Basic L3Rva2VuOng=", "Negotiate a", "Bearer a b c", $"Bearer {new string('x', 9_000)}", "null", "https://", "http://localhost", "https://\u00c3\u00a9.example",
        "https", "http, https", "javascript", "00-00000000000000000000000000000000-0000000000000000-00", "00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-ff", "cc-zz", "bytes=0-", "bytes=-1,0-0,5-1", "websocket", "h2c",
        "\t", "a\tb", "100-continue", "gzip", "br, deflate", "Thu, 01 Jan 1970 00:00:00 GMT", "=?utf-8?B?4oCu?=", new('a', 9_000),
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("a header with any text", (request, random) => request.With(random.Pick(Names), random.Pick(Payloads.Ascii))),
        new("a header with other characters", (request, random) => request.With(random.Pick(Names), random.Pick(Payloads.All)), Effect.InvalidHttp),
        new("a header with a typical value", (request, random) => request.With(random.Pick(Names), random.Pick(Values))),
        new("a header twice", (request, random) => request.And(random.Pick(Names), random.Pick(Values))),
        new("a header left out", LeaveOut),
        new("a header's letters in another case", (request, random) => request with { Headers = [.. request.Headers.Select(header => new KeyValuePair<string, string>(header.Key.ToUpperInvariant(), header.Value))] }),
        new("an Expect header", (request, random) => request.With("Expect", random.Pick(["100-continue", "100-Continue, 100-continue", "200-ok", "", "100-continue; a=b"]))),
        new("a host", (request, random) => request.With("Host", random.Pick(
            ["", "localhost:99999999", "localhost:0", "a..b", ".", "-", "a_b", "xn--", "[::1]", "[::1]:99999", "127.1", "0x7f.1", "events.test:80", "1", new('a', 300)])), Effect.InvalidHttp),
        new("no host", (request, _) => request.Without("Host"), Effect.InvalidHttp),
        new("two hosts", (request, _) => request.And("Host", "elsewhere.example"), Effect.InvalidHttp),
        new("an invalid host", (request, random) => request.With("Host", random.Pick(Payloads.All)), Effect.InvalidHttp),
        new("a line break in a header", (request, random) => request.With(random.Pick(Names), $"a{random.Pick(["\r\n", "\n", "\r", "\0", "\r\n\r\n", "\r\nSet-Cookie: a=b", "\r\n folded", "\u000b", "\u007f"])}b"), Effect.InvalidHttp | Effect.CutOff | Effect.OtherFunction),
        new("a header of one megabyte", (request, random) => request.With(random.Pick(Names), new string('a', 1024 * 1024)), Effect.InvalidHttp),
        new("hundreds of headers", (request, random) => request with { Headers = request.Headers.AddRange(Enumerable.Range(0, random.Next(50, 600)).Select(each => new KeyValuePair<string, string>($"X-{each}", "a"))) }, Effect.InvalidHttp),
        new("an invalid header name", (request, random) => request.And(random.Pick(["", " ", "a b", "a\0", "\u00c3\u00a9", ":", "a:b", "(", "Content-Length "]), "a"), Effect.InvalidHttp | Effect.CutOff),
        new("a raw byte in a value", (request, random) => request.With(random.Pick(Names), $"a{(char)random.Next(256)}b"), Effect.InvalidHttp | Effect.CutOff | Effect.OtherFunction),
    ];

    private static WireRequest LeaveOut(WireRequest request, Random random)
    {
        string[] names = [.. request.Headers.Select(header => header.Key).Where(name => !name.Equals("Host", StringComparison.OrdinalIgnoreCase))];
        return names.Length == 0 ? request : request.Without(random.Pick(names));
    }
}
