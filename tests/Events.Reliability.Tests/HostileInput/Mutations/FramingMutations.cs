using System.Globalization;
using System.Text;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput.Mutations;

/// <summary>Mutations of the framing: where a request begins and ends.</summary>
internal static class FramingMutations
{
    private const Effect Any = Effect.InvalidHttp | Effect.CutOff | Effect.OtherFunction;

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("chunked", (request, _) => request.Body is null ? request : request with { Framing = Framing.Chunked }),
        new("an invalid length", (request, random) => Given(request, "Content-Length", random.Pick(["-1", "+5", "1e2", "0x10", "", " ", "5, 5", "5,6", "99999999999999999999", "18446744073709551616", "9223372036854775807", "a", "1.0", "\u00b2"])), Any),
        new("a length that is too short", (request, random) => Given(request, "Content-Length", Length(request, -random.Next(1, 60))), Any),
        new("a length that is too long", (request, random) => Given(request, "Content-Length", Length(request, random.Next(1, 60))), Any),
        new("two lengths", (request, random) => Given(request, "Content-Length", Length(request, 0)).And("Content-Length", Length(request, random.Next(-5, 6))), Any),
        new("a length and chunks", (request, random) => Chunks(request, $"{random.Pick(["0", "5", "4096"])}\r\nTransfer-Encoding: chunked", "\r\n", "Content-Length"), Any),
        new("another transfer coding", (request, random) => Chunks(request, random.Pick(["chunked, identity", "identity, chunked", "gzip, chunked", "xchunked", "CHUNKED", "\"chunked\"", "chunked\r\nTransfer-Encoding: identity", "", "chunked;a=b", "\u000bchunked"]), "\r\n"), Any),
        new("chunks with extensions and trailers", (request, random) => Chunks(request, "chunked", random.Pick([";a=b\r\n", ";a=\"b\r\n", ";\0\r\n", $";{new string('a', 20_000)}\r\n", "\n", " \r\n"]), end: random.Pick(["0\r\nX-Trailer: a\r\n\r\n", "0\r\nHost: elsewhere\r\n\r\n", "0\r\nContent-Length: 5\r\n\r\n", "0\r\n\0\r\n\r\n", "00000000000\r\n\r\n"])), Any),
        new("chunks with an invalid size", (request, random) => Given(request, "Transfer-Encoding", "chunked") with { Body = Encoding.ASCII.GetBytes($"{random.Pick(["ffffffffffffffff", "7fffffff", "-1", "+1", "0x5", "g", "", "80000000", "1 1", new('0', 5_000)])}\r\nabcde\r\n0\r\n\r\n") }, Any),
        new("chunks of a byte each", (request, _) => Given(request, "Transfer-Encoding", "chunked") with { Body = [.. (request.Body ?? []).Take(2_000).SelectMany(each => (byte[])[(byte)'1', 13, 10, each, 13, 10]), .. "0\r\n\r\n"u8] }, Any),
        new("the end cut off", (request, random) => Given(request, "Content-Length", Length(request, 1)) with { Body = request.Body?[..random.Next(request.Body.Length + 1)] }, Any),
        new("another version", (request, random) => request with { Version = random.Pick(["HTTP/1.0", "HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "HTTP/3", "http/1.1", "HTTP/1.1 ", "HTTP/11", "HTTPS/1.1", "", "HTTP/1.1\0"]) }, Any),
        new("other line endings", (request, random) => request with { LineEnd = random.Pick(["\n", "\r", "\n\r", "\r\r\n", " \r\n"]) }, Any),
        new("something before it", (request, random) => request with { Before = random.Pick(["\r\n", "\r\n\r\n\r\n", "\n", " ", "\0", "\u00ef\u00bb\u00bf", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003", "PROXY TCP4 127.0.0.1 127.0.0.1 1 2\r\n"]) }, Any),
        new("another request after it", (request, random) => request with { Framing = Framing.AsGiven, Headers = request.Headers.AddRange(request.Body is { } body ? [new("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture))] : []), Body = [.. request.Body ?? [], .. Behind(random)] }, Any),
        new("noise", (request, random) => Noise(request, random), Any),
    ];

    private static WireRequest Given(WireRequest request, string name, string value) => request.With(name, value) with { Framing = Framing.AsGiven };

    private static string Length(WireRequest request, int more) => Math.Max(0, (request.Body?.Length ?? 0) + more).ToString(CultureInfo.InvariantCulture);

    private static WireRequest Chunks(WireRequest request, string value, string behindSize, string name = "Transfer-Encoding", string end = "0\r\n\r\n") =>
        Given(request, name, value) with
        {
            Body = [.. Encoding.Latin1.GetBytes($"{request.Body?.Length ?? 0:x}{behindSize}"), .. request.Body ?? [], .. Encoding.Latin1.GetBytes($"\r\n{end}")],
        };

    private static byte[] Behind(Random random) => random.Pick<byte[]>(
    [
        [.. "GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n"u8],
        [.. "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"u8],
        [.. "\r\n\r\nGET /api/health HTTP/1.0\r\n\r\n"u8],
        [.. "garbage"u8],
        [.. Enumerable.Repeat("GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), 50).SelectMany(each => each)],
    ]);

    private static WireRequest Noise(WireRequest request, Random random)
    {
        byte[] noise = new byte[random.Next(1, 2_000)];
        random.NextBytes(noise);
        return request with { Before = Encoding.Latin1.GetString(noise) };
    }
}
