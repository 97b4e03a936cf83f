using System.Text;

namespace Events.Tests.Shared;

/// <summary>Bodies with invalid JSON, wrong names or missing members.</summary>
public static partial class BadBodies
{
    private static IEnumerable<BadBody> Malformed() =>
    [
        Raw("nothing", ""),
        Raw("blanks", " \n "),
        Raw("no JSON", "event"),
        Raw("a form", "event[title]=Visit"),
        Raw("cut off", """{"event":{"title":"Vi"""),
        Raw("not closed", """{"event":{}"""),
        Raw("two documents", """{"event":{}}{"event":{}}"""),
        Raw("trailing comma", """{"event":{"title":"Visit",}}"""),
        Raw("comment", """{"event":{}/* none */}"""),
        Raw("single quotes", "{'event':{}}"),
        Raw("bare name", "{event:{}}"),
        Raw("NaN", """{"event":{"casefile_id":NaN}}"""),
        Raw("leading zero", """{"event":{"casefile_id":0123}}"""),
        Raw("leading plus", """{"event":{"casefile_id":+123}}"""),
        Raw("bad escape", """{"event":{"title":"\x41"}}"""),
        Raw("half an escape", """{"event":{"title":"\u12"}}"""),
        Raw("raw line break in a string", "{\"event\":{\"title\":\"a\nb\"}}"),
        Raw("raw NUL in a string", "{\"event\":{\"title\":\"a\0b\"}}"),
        Raw("NUL after the end", "{\"event\":{}}\0"),
        Raw("an array", "[]"),
        Raw("a string", "\"event\""),
        Raw("a number", "1"),
        Raw("null", "null"),
        Raw("an empty object", "{}"),
        Raw("the event itself, not under its name", "{" + Needed + "}"),
        Raw("event in other case", Event(Needed).Replace("event", "Event", StringComparison.Ordinal)),
        Raw("event null", """{"event":null}"""),
        Raw("event an array", """{"event":[]}"""),
        Raw("event a string", """{"event":"{}"}"""),
        Raw("event a number", """{"event":1}"""),
        Raw("nested too deep", Event("\"address\":" + new string('[', 100) + new string(']', 100))),
        Raw("a depth bomb", new string('[', 100_000)),
        Raw("objects too deep", string.Concat(Enumerable.Repeat("{\"event\":", 100)) + "1" + new string('}', 100)),
        Raw("Latin-1", Encoding.Latin1.GetBytes(Event(Needed + ",\"body\":\"caf\u00e9\""))),
        Raw("UTF-16", Encoding.Unicode.GetBytes(Event(Needed))),
        Raw("UTF-16 with a byte order mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")]),
        Raw("two byte order marks", "\uFEFF\uFEFF" + Event(Needed)),
        Raw("overlong slash", InBody(0xC0, 0xAF)),
        Raw("overlong NUL", InBody(0xC0, 0x80)),
        Raw("surrogate as UTF-8", InBody(0xED, 0xA0, 0x80)),
        Raw("beyond U+10FFFF", InBody(0xF4, 0x90, 0x80, 0x80)),
        Raw("continuation alone", InBody(0x80)),
        Raw("sequence cut off", InBody(0xE2, 0x82)),
        Raw("byte FF", InBody(0xFF)),
    ];

    private static IEnumerable<BadBody> Names() =>
    [
        Whole("member beside event", $$"""{"event":{{{Needed}}},"notify":true}""", "#/notify unknown_name"),
        Whole("member before event", "{\"title\":\"Visit\"," + Event(Needed)[1..], "#/title unknown_name"),
        Whole("event twice", Event(Needed)[..^1] + ",\"event\":{}}", "#/event duplicate"),
        Whole("events beside event", $$"""{"event":{{{Needed}}},"events":[]}""", "#/events unknown_name"),
        With("\"titel\":\"Visit\"", "#/event/titel unknown_name"),
        With("\"Title\":\"Visit\"", "#/event/Title unknown_name"),
        With("\"note\":null", "#/event/note unknown_name"),
        With("\"\":1", "#/event/ unknown_name"),
        With("\"a/b\":1", "#/event/a~1b unknown_name"),
        With("\"a~b\":1", "#/event/a~0b unknown_name"),
        With("\"~1\":1", "#/event/~01 unknown_name"),
        With("\"a b\":1", "#/event/a%20b unknown_name"),
        With("\"50%\":1", "#/event/50%25 unknown_name"),
        With("\"a\\\"b\":1", "#/event/a%22b unknown_name"),
        With("\"\u00e9\":1", "#/event/%C3%A9 unknown_name"),
        With("\"\\ud83d\\ude00\":1", "#/event/%F0%9F%98%80 unknown_name"),
        With("\"title\\u0000\":1", "#/event/title%00 unknown_name"),
        With("\"\\ud800\":1", "#/event characters"),
        With("\"title\\udc00\":1", "#/event characters"),
        With($"\"{new string('n', 200)}\":1", $"#/event/{new string('n', 200)} unknown_name"),
        With("\"start\":{\"deep\":[1,{\"er\":2}]}", "#/event/start unknown_name"),
        With("\"title\":\"Again\"", "#/event/title duplicate"),
        With("\"\\u0074itle\":\"Again\"", "#/event/title duplicate"),
        With("\"body\":\"a\",\"body\":\"a\"", "#/event/body duplicate"),
        With("\"alert_at\":null,\"alert_at\":null", "#/event/alert_at duplicate"),
        With("\"show_as\":\"busy\",\"show_as\":\"busy\"", "#/event/show_as duplicate"),
        With("\"alert_before\":5,\"alert_before\":5", "#/event/alert_before duplicate"),
        With("\"showAs\":\"busy\"", "#/event/showAs unknown_name"),
        With("\"id\":1", "#/event/id read_only"),
        With("\"id\":null", "#/event/id read_only"),
        With("\"alert_sent_at\":\"2023-01-30T18:00:00Z\"", "#/event/alert_sent_at read_only"),
        With("\"created_at\":\"2023-01-30T18:00:00Z\"", "#/event/created_at read_only"),
        With("\"updated_at\":null", "#/event/updated_at read_only"),
    ];

    private static IEnumerable<BadBody> Missing() =>
    [
        Instead("casefile_id", null, "#/event/casefile_id required"),
        Instead("calendar_id", null, "#/event/calendar_id required"),
        Instead("start_at", null, "#/event/start_at required"),
        Instead("end_at", null, "#/event/end_at required"),
        Instead("title", null, "#/event/title required"),
        Instead("casefile_id", "null", "#/event/casefile_id required"),
        Instead("calendar_id", "null", "#/event/calendar_id required"),
        Instead("start_at", "null", "#/event/start_at required"),
        Instead("end_at", "null", "#/event/end_at required"),
        Instead("title", "null", "#/event/title required"),
    ];

    private static IEnumerable<BadBody> Several() =>
    [
        Whole(
            "nothing under event",
            """{"event":{}}""",
            "#/event/casefile_id required",
            "#/event/calendar_id required",
            "#/event/start_at required",
            "#/event/end_at required",
            "#/event/title required"),
        Whole(
            "everything wrong at once",
            """
            {"event":{"id":1,"casefile_id":"123","subject_id":0,"case_service_id":1.5,"calendar_id":true,"start_at":"2023-01-30",
            "end_at":1675101600,"timezone":"Denver","is_allday":"no","title":" ","body":7,"address":{"state":"XX","zip":-1,"country":"US","street":1},
            "users_list":[1,1,"2"],"alert_at":"soon","show_as":"away","alert_before":-1,"colour":"red"},"dry_run":true}
            """,
            "#/event/id read_only",
            "#/event/casefile_id type",
            "#/event/subject_id range",
            "#/event/case_service_id type",
            "#/event/calendar_id type",
            "#/event/start_at format",
            "#/event/end_at type",
            "#/event/timezone unknown",
            "#/event/is_allday type",
            "#/event/title empty",
            "#/event/body type",
            "#/event/address/state unknown",
            "#/event/address/zip type",
            "#/event/address/street unknown_name",
            "#/event/users_list/1 duplicate",
            "#/event/users_list/2 type",
            "#/event/alert_at format",
            "#/event/show_as unknown",
            "#/event/alert_before range",
            "#/event/colour unknown_name",
            "#/dry_run unknown_name"),
    ];

    private static byte[] InBody(params byte[] bytes) =>
        [.. Encoding.UTF8.GetBytes($$"""{"event":{{{Needed}},"body":"a"""), .. bytes, .. "b\"}}"u8];
}
