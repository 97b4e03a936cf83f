using System.Text;
using Events.Core.Events.Listing;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput.Mutations;

/// <summary>Mutations of the query string.</summary>
internal static class QueryMutations
{
    private static readonly string[] Names =
    [
        .. EventFilters.Names, "sort", "dir", "per_page", "page", "cursor", "mode",
        "deleted_from", "deleted_to", "signature", "foo", "", "__proto__", "id[]", "id[0]", "$filter", "%00", "title%00", "ti%74le", "TITLE",
    ];

    private static readonly string[] BadEscapes = ["%", "%z", "%zz", "%0", "%u0041", "%c0%af", "%ed%a0%80", "%00", "%0d%0a", "%ff%fe", "%F4%90%80%80", "%E2%80%AE", "%25%30%30", "%2", "a%", "+", "%2B", ";", "#", "?", "\\", "|", "`", "{}", "\"", "<>"];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("a parameter with any text", (request, random) => Add(request, random.Pick(Names), Escape(random.Pick(Payloads.All)))),
        new("a parameter's value replaced", (request, random) => Replace(request, random, _ => Escape(random.Pick(Payloads.All)))),
        new("a parameter with a bad escape", (request, random) => Add(request, random.Pick(Names), random.Pick(BadEscapes))),
        new("a bad escape in a value", (request, random) => Replace(request, random, value => value.Insert(random.Next(value.Length + 1), random.Pick(BadEscapes)))),
        new("a parameter twice", (request, random) => Replace(request, random, value => $"{value}&{random.Pick(Names)}={value}")),
        new("a parameter without a value", (request, random) => Add(request, random.Pick(Names), random.Pick(["", "=", "&", "&&&", "=&="]))),
        new("a number changed", (request, random) => Replace(request, random, value => $"{value}{random.Next(-9, 100)}")),
        new("hundreds of parameters", (request, random) => Add(request, "a", string.Concat(Enumerable.Repeat(random.Pick(["&a", "&a=1", "&id=1", "&=", "&%00"]), random.Next(100, 1_000))))),
        new("a long value", (request, random) => Add(request, random.Pick(Names), new string(random.Pick(['a', '1', '\'', ',']), random.Next(1_000, 6_000)))),
        new("a query of one megabyte", (request, random) => Add(request, random.Pick(Names), new string('a', 1024 * 1024)), Effect.InvalidHttp),
        new("a raw byte", (request, random) => Add(request, random.Pick(Names), ((char)random.Next(256)).ToString()), Effect.InvalidHttp),
        new("two question marks", (request, random) => request with { Target = request.Target + random.Pick(["?", "??", "?a=1?b=2", "#fragment", "?#"]) }, Effect.OtherFunction),
    ];

    private static WireRequest Add(WireRequest request, string name, string value)
    {
        char separator = request.Target.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string pair = $"{separator}{name}={value}";

        return Fits(request.Target, pair) ? request with { Target = request.Target + pair } : request;
    }

    private static WireRequest Replace(WireRequest request, Random random, Func<string, string> change)
    {
        int question = request.Target.IndexOf('?', StringComparison.Ordinal);
        if (question < 0)
        {
            return request;
        }

        string[] pairs = request.Target[(question + 1)..].Split('&');
        int index = random.Next(pairs.Length);
        int equals = pairs[index].IndexOf('=', StringComparison.Ordinal) + 1;
        pairs[index] = pairs[index][..equals] + change(pairs[index][equals..]);
        string target = $"{request.Target[..question]}?{string.Join('&', pairs)}";
        return Fits(target, "") ? request with { Target = target } : request;
    }

    // The server takes 8 KB of a request line, and other mutations add to it; a megabyte is meant to be over it.
    private static bool Fits(string target, string more) => target.Length + more.Length is < 6_500 or > 1024 * 1024;

    private static string Escape(string text) =>
        string.Concat(Encoding.Latin1.GetBytes(text).Select(each => char.IsAsciiLetterOrDigit((char)each) ? ((char)each).ToString() : $"%{each:X2}"));
}
