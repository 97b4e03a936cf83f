using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput.Mutations;

/// <summary>Mutations of a body as JSON.</summary>
internal static class BodyMutations
{
    // No other text of the tests contains it.
    private const string Placeholder = "@@here@@";

    private static readonly string[] Names =
    [
        "__proto__", "constructor", "$type", "", "\\u0000", "\\ud800", "\\u0074itle", "title", "Title", "id", "created_at", "event", "events", "users_list",
        "' OR 1=1 --", "c.keys", "@p0", "a/b~c", "%00", "\u00c0\u00af", new('n', 10_000),
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("another value for a member", (request, random) => ChangeMember(request, random, (_, _) => random.Pick(Payloads.Literals))),
        new("a member twice", (request, random) => ChangeMember(request, random, (name, value) => $"{value},\"{name}\":{random.Pick(Payloads.Literals)}")),
        new("one more member", (request, random) => ChangeMember(request, random, (_, value) => $"{value},\"{random.Pick(Names)}\":{random.Pick(Payloads.Literals)}")),
        new("no value", (request, random) => ChangeMember(request, random, (_, _) => string.Empty)),
        new("a value in a list", (request, random) => ChangeMember(request, random, (_, value) => $"[{value}]")),
        new("thousands of members", (request, random) => ChangeMember(request, random, (_, value) => value + string.Concat(Enumerable.Range(0, random.Next(1_000, 5_000)).Select(each => $",\"n{each}\":{each}")))),
        new("one member thousands of times", (request, random) => ChangeMember(request, random, (name, value) => value + string.Concat(Enumerable.Repeat($",\"{name}\":1", random.Next(1_000, 5_000))))),
        new("another body", (request, random) => Change(request, _ => Latin(random.Pick(Payloads.Literals)))),
        new("thousands of events", (request, random) => Change(request, body => Latin($"{{\"events\":[{string.Join(',', Enumerable.Repeat("{}", random.Next(100, 3_000)))}]}}"))),
        new("a byte order mark before it", (request, random) => Change(request, body => [.. Marks(random), .. body])),
        new("another encoding", (request, random) => Change(request, body => Recode(body, random))),
        new("blanks around it", (request, random) => Change(request, body => [.. Blanks(random), .. body, .. Blanks(random)])),
        new("something after it", (request, random) => Change(request, body => [.. body, .. Latin(random.Pick(Payloads.Literals))])),
        new("another media type", (request, random) => request.With("Content-Type", random.Pick(
            ["application/json; charset=utf-7", "application/json; charset=\"utf-8\"", "application/json;;;", "text/plain", "*/*", "application/json, text/html", "application/json-patch+json", "multipart/form-data; boundary=x", "json", "/", "application/json; q=\"", new('a', 5_000)]))),
        new("a body for a request without one", (request, random) => request.Body is null ? request with { Body = Latin(random.Pick(Payloads.Literals)) } : request),
    ];

    /// <summary>Replaces the value of a random member by text that <paramref name="make"/> creates from the name and the JSON value.</summary>
    private static WireRequest ChangeMember(WireRequest request, Random random, Func<string, string, string> make) => Change(request, body =>
    {
        try
        {
            JsonNode root = JsonNode.Parse(body)!;
            List<(JsonObject Parent, string Name)> members = [.. Members(root)];
            if (members.Count == 0)
            {
                return body;
            }

            (JsonObject parent, string name) = random.Pick(members);
            string value = Bytes(parent[name]?.ToJsonString() ?? "null");
            parent[name] = Placeholder;
            return Latin(Bytes(root.ToJsonString()).Replace($"\"{Placeholder}\"", make(name, value), StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // An earlier mutation has made the JSON invalid.
            return body;
        }
    });

    private static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode? node) => node switch
    {
        JsonObject parent => parent.ToList().SelectMany(member => Members(member.Value).Prepend((parent, member.Key))),
        JsonArray array => array.SelectMany(Members),
        _ => [],
    };

    private static WireRequest Change(WireRequest request, Func<byte[], byte[]> change) =>
        request.Body is { } body && request.Framing != Framing.AsGiven ? request with { Body = change(body) } : request;

    private static byte[] Marks(Random random) => random.Pick<byte[]>(
        [[0xEF, 0xBB, 0xBF], [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF], [0xEF, 0xBB], [0x2B, 0x2F, 0x76, 0x38]]);

    private static byte[] Recode(byte[] body, Random random)
    {
        string text = Encoding.UTF8.GetString(body);
        return random.Next(4) switch
        {
            0 => Encoding.Unicode.GetBytes(text),
            1 => Encoding.BigEndianUnicode.GetBytes(text),
            2 => Encoding.UTF32.GetBytes(text),
            _ => Encoding.Latin1.GetBytes(text + "\u00e9"),
        };
    }

    private static byte[] Blanks(Random random) => Latin(new string(random.Pick([' ', '\n', '\t', '\0', '\u000b', '\u00a0']), random.Pick([1, 7, 20_000])));

    private static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
