namespace Events.Reliability.Tests.HostileInput.Mutations;

/// <summary>Texts that are known to break programs.</summary>
internal static class Payloads
{
    /// <summary>Parts of database queries, and texts that try to leave a string literal.</summary>
    public static string[] Injections { get; } =
    [
        "' OR 1=1 --", "\" OR 1=1 --", "' OR '1'='1", "\" OR \"1\"=\"1", "Visit' OR c.keys.title != '", "Visit\" OR true OR \"", "') OR (1=1", "\"]; SELECT * FROM c",
        "@p0", "@title", "@calendar", "c.keys.title", "Visit' --", "Visit' /* */ OR 1=1 /*", "/* Visit */", "-- Visit", "Visit; DROP c",
        "udf.f(c)", "' OR udf.f(c) OR '", "' OR IS_DEFINED(c.id) OR '", "' OR ARRAY_LENGTH(c.keys.users) >= 0 OR '", "' UNION SELECT VALUE c FROM c --",
        "' OR EXISTS(SELECT VALUE t FROM t IN c.keys.users) OR '", "\\' OR 1=1 --", "\\\" OR 1=1 --", "%27 OR 1=1", "' OR c['keys']['title'] <> '",
        "' ORDER BY c.id OFFSET 0 LIMIT 1000 --", "{\"query\":\"SELECT * FROM c\"}", "{\"name\":\"@title\",\"value\":true}", "true", "null", "undefined", "NaN", "*", "?", "%", "_", "[a-z]",
    ];

    /// <summary>All texts. Each character of them is one byte.</summary>
    public static string[] All { get; } =
    [
        .. Injections,
        "", " ", "\t", "0", "-1", "1e400", "-1e400", "1E+999", "0x10", "01", "+1", "1.0", "9007199254740991", "9007199254740992", "18446744073709551616", new('9', 400),
        "__proto__", "constructor", "$type", "$where", "{{7*7}}", "${jndi:ldap://127.0.0.1/a}", "#{1+1}", "%s%n%x", "{0}", "../../etc/passwd", "..\\..\\windows", "file:///etc/passwd",
        "<script>alert(1)</script>", "]]>", "&amp;", "&#0;", "javascript:alert(1)", "\u00c3\u00a9", "\u00ef\u00bb\u00bf", "\u00ff\u00fe", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f4\u0090\u0080\u0080", "\u00f0\u009f\u0098\u0080", "\u00e2\u0080\u00ae",
        "2023-01-30", "2023-02-30T00:00:00Z", "9999-12-31T23:59:59Z", "0000-00-00", "10000-01-01", "2023-01-30T18:00:00+99:99", "1675101600",
        new('A', 300), new('\'', 300), string.Concat(Enumerable.Repeat("\u00f0\u009f\u0098\u0080", 200)), string.Join(',', Enumerable.Range(1, 500)),
    ];

    /// <summary>The texts that a header may contain.</summary>
    public static string[] Ascii { get; } = [.. All.Where(text => text.All(char.IsAscii))];

    /// <summary>Valid and invalid JSON values, as they are in a body.</summary>
    public static string[] Literals { get; } =
    [
        "1e400", "-1e400", "1E+999", "1e-999", "-0", "0.1", "9007199254740993", "18446744073709551616", new('9', 400), new('9', 10_000), $"0.{new string('0', 10_000)}1",
        "NaN", "Infinity", "-", "+1", "01", "0x10", "1.", ".5", "1e", "true", "false", "null", "nul", "undefined", "[]", "{}", "\"\"", "\" \"", "[[]]", "{\"\":{}}",
        Nested("[", "]", 10_000), Nested("{\"a\":", "}", 10_000, "1"), Nested("[", "]", 63), new('[', 10_000), Nested("{\"event\":", "}", 60, "{}"),
        "\"\\ud800\"", "\"\\udc00\"", "\"\\udc00\\ud800\"", "\"a\\ud83d\\u0041\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"\\u000a\\u000d\"", "\"\\u202e\"", "\"\\ufeff\"", "\"\\uffff\"", "\"\\x41\"", "\"\\u12\"", "\"\\",
        "\"\u00ed\u00a0\u0080\"", "\"\u00c0\u0080\"", "\"\u00c0\u00af\"", "\"\u00ff\"", "\"\u00f4\u0090\u0080\u0080\"", "\"\u00e2\u0082\"", "\"\0\"", "\"\n\"", "\"\u007f\"", "\u00ef\u00bb\u00bf1", "\"\u00ef\u00bb\u00bf\"",
        $"\"{new string('t', 256)}\"", $"\"{new string('t', 10_000)}\"", $"\"{string.Concat(Enumerable.Repeat("\\u4e2d", 10_000))}\"", $"\"{string.Concat(Enumerable.Repeat("\u00e4\u00b8\u00ad", 3_000))}\"",
        $"[{string.Join(',', Enumerable.Range(1, 501))}]", $"[{string.Join(',', Enumerable.Repeat("1", 5_000))}]", "[1,1]", "[null]", "[1e400]", "{\"__proto__\":1}", "{\"country\":\"US\",\"state\":\"CO\",\"state\":\"XX\"}",
        "'a'", "\"a\" \"b\"", "1/*a*/", "1//a", "/a/", "\"2023-01-30T18:00:00Z\"", "\"2023-02-30T18:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"9999-12-31T23:59:59-01:00\"",
        .. Injections.Select(text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""),
    ];

    private static string Nested(string open, string close, int depth, string inner = "") =>
        string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
}
