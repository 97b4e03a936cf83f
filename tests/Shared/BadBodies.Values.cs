namespace Events.Tests.Shared;

/// <summary>Bodies with a value that breaks a rule.</summary>
public static partial class BadBodies
{
    private static IEnumerable<BadBody> Integers()
    {
        foreach (string member in new[] { "casefile_id", "calendar_id" })
        {
            foreach ((string value, string code) in NoIntegers())
            {
                yield return Instead(member, value, $"#/event/{member} {code}");
            }
        }

        foreach (string member in new[] { "subject_id", "case_service_id" })
        {
            foreach ((string value, string code) in NoIntegers())
            {
                yield return With($"\"{member}\":{value}", $"#/event/{member} {code}");
            }
        }
    }

    private static IEnumerable<(string Value, string Code)> NoIntegers() =>
    [
        ("\"1\"", "type"), ("\"\"", "type"), ("true", "type"), ("[1]", "type"), ("{}", "type"), ("1.0", "type"), ("1.5", "type"),
        ("1e2", "type"), ("1E0", "type"), ("1e999", "type"), ("0", "range"), ("-0", "range"), ("-1", "range"),
        ("9007199254740992", "range"), ("9223372036854775808", "range"), (new string('9', 400), "range"),
    ];

    private static IEnumerable<BadBody> Times()
    {
        foreach (string member in new[] { "start_at", "end_at" })
        {
            foreach ((string value, string code) in NoTimes())
            {
                yield return Instead(member, value, $"#/event/{member} {code}");
            }
        }

        foreach ((string value, string code) in NoTimes())
        {
            yield return With($"\"alert_at\":{value}", $"#/event/alert_at {code}");
        }

        yield return Instead("end_at", "\"2023-01-30T17:59:59Z\"", "#/event/end_at conflict");
        yield return Instead("end_at", "\"2023-01-30T19:00:00+02:00\"", "#/event/end_at conflict");
        yield return Instead("start_at", "\"2023-01-30T22:00:01Z\"", "#/event/end_at conflict");
    }

    private static IEnumerable<(string Value, string Code)> NoTimes() =>
    [
        ("\"\"", "format"), ("\"2023-01-30\"", "format"), ("\"2023-01-30T24:00:00Z\"", "format"), ("\"2023-01-30T23:59:60Z\"", "format"),
        ("\"2023-01-30T18:00:00+070\"", "format"), ("\"2023-01-30T18:00:00 07\"", "format"), ("\"2023-01-30T18:00:00 07:00\"", "format"), ("\"2023-01-30t18:00:00Z\"", "format"),
        ("\"2023-01-30T18:00:00z\"", "format"), ("\"2023-01-30T18:00:00,5Z\"", "format"), ("\"2023-02-29T18:00:00Z\"", "format"),
        ("\"1899-12-31T23:59:59Z\"", "format"), ("\"9999-12-31T23:59:59-01:00\"", "format"), ("\"10000-01-01T00:00:00Z\"", "format"),
        ("\" 2023-01-30T18:00:00Z\"", "format"), ("\"tomorrow\"", "format"), ("\"2023-01-30T18:00:00Z\\u0000\"", "characters"),
        ("1675101600", "type"), ("false", "type"), ("{\"date\":\"2023-01-30\"}", "type"),
    ];

    private static IEnumerable<BadBody> Alerts() =>
    [
        With("\"alert_before\":-1", "#/event/alert_before range"),
        With("\"alert_before\":527041", "#/event/alert_before range"),
        With("\"alert_before\":9223372036854775808", "#/event/alert_before range"),
        With("\"alert_before\":30.0", "#/event/alert_before type"),
        With("\"alert_before\":1e2", "#/event/alert_before type"),
        With("\"alert_before\":\"30\"", "#/event/alert_before type"),
        With("\"alert_before\":[30]", "#/event/alert_before type"),
        With("\"alert_before\":30,\"alert_at\":\"2023-01-30T17:00:00Z\"", "#/event/alert_at conflict"),
        With("\"alert_before\":30,\"alert_at\":\"tomorrow\"", "#/event/alert_at format"),
        Instead("start_at", "\"1900-01-01T00:00:00Z\",\"alert_before\":1", "#/event/alert_before range"),
    ];

    private static IEnumerable<BadBody> Texts() =>
    [
        Instead("title", "\"\"", "#/event/title empty"),
        Instead("title", "\"  \\t\\n \"", "#/event/title empty"),
        Instead("title", "\"\u00a0\u2003\"", "#/event/title empty"),
        Instead("title", $"\"{new string('t', 256)}\"", "#/event/title too_long"),
        Instead("title", $"\"{string.Concat(Enumerable.Repeat("\\ud83d\\ude00", 256))}\"", "#/event/title too_long"),
        Instead("title", "\"a\\u0000b\"", "#/event/title characters"),
        Instead("title", "\"a\\nb\"", "#/event/title characters"),
        Instead("title", "\"a\\tb\"", "#/event/title characters"),
        Instead("title", "\"a\\u001bb\"", "#/event/title characters"),
        Instead("title", "\"a\\u007fb\"", "#/event/title characters"),
        Instead("title", "\"a\\u0085b\"", "#/event/title characters"),
        Instead("title", "\"a\\ud800b\"", "#/event/title characters"),
        Instead("title", "\"a\\udc00b\"", "#/event/title characters"),
        Instead("title", "\"a\\udc00\\ud800b\"", "#/event/title characters"),
        Instead("title", "\"a\\ud800\\n\"", "#/event/title characters"),
        Instead("title", "\"a\\ud83d\\\\ude00\"", "#/event/title characters"),
        Instead("title", "7", "#/event/title type"),
        Instead("title", "[\"Visit\"]", "#/event/title type"),
        With($"\"body\":\"{new string('b', 65_537)}\"", "#/event/body too_long"),
        With("\"body\":\"a\\u0000b\"", "#/event/body characters"),
        With("\"body\":\"a\\u0008b\"", "#/event/body characters"),
        With("\"body\":\"a\\u000bb\"", "#/event/body characters"),
        With("\"body\":\"a\\u000cb\"", "#/event/body characters"),
        With("\"body\":\"a\\u009fb\"", "#/event/body characters"),
        With("\"body\":\"\\udead\"", "#/event/body characters"),
        With("\"body\":false", "#/event/body type"),
        With("\"body\":{}", "#/event/body type"),
    ];

    private static IEnumerable<BadBody> Choices() =>
    [
        With("\"is_allday\":\"true\"", "#/event/is_allday type"),
        With("\"is_allday\":1", "#/event/is_allday type"),
        With("\"is_allday\":[]", "#/event/is_allday type"),
        With("\"timezone\":\"\"", "#/event/timezone unknown"),
        With("\"timezone\":\"america/denver\"", "#/event/timezone unknown"),
        With("\"timezone\":\"Denver\"", "#/event/timezone unknown"),
        With("\"timezone\":\"America/Denver \"", "#/event/timezone unknown"),
        With("\"timezone\":\"Mountain Standard Time\"", "#/event/timezone unknown"),
        With("\"timezone\":\"UTC+05:00\"", "#/event/timezone unknown"),
        With("\"timezone\":\"UTC+05\"", "#/event/timezone unknown"),
        With("\"timezone\":\"+05:00\"", "#/event/timezone unknown"),
        With("\"timezone\":\"utc\"", "#/event/timezone unknown"),
        With("\"timezone\":\"Z\"", "#/event/timezone unknown"),
        With("\"timezone\":\"UTC\\u0000\"", "#/event/timezone characters"),
        With("\"timezone\":-7", "#/event/timezone type"),
        With("\"show_as\":\"\"", "#/event/show_as unknown"),
        With("\"show_as\":\"Busy\"", "#/event/show_as unknown"),
        With("\"show_as\":\"away\"", "#/event/show_as unknown"),
        With("\"show_as\":\"free\\u0000\"", "#/event/show_as characters"),
        With("\"show_as\":1", "#/event/show_as type"),
        With("\"show_as\":false", "#/event/show_as type"),
    ];

    private static IEnumerable<BadBody> Addresses() =>
    [
        With("\"address\":\"2000 Blake Street\"", "#/event/address type"),
        With("\"address\":[]", "#/event/address type"),
        With("\"address\":false", "#/event/address type"),
        Address("", "#/event/address/country required"),
        Address("\"country\":null", "#/event/address/country required"),
        Address("\"city\":\"Berlin\",\"state\":\"XX\"", "#/event/address/country required"),
        Address("\"country\":\"\"", "#/event/address/country unknown"),
        Address("\"country\":\"XX\"", "#/event/address/country unknown"),
        Address("\"country\":\"UK\"", "#/event/address/country unknown"),
        Address("\"country\":\"EU\"", "#/event/address/country unknown"),
        Address("\"country\":\"XK\"", "#/event/address/country unknown"),
        Address("\"country\":\"AN\"", "#/event/address/country unknown"),
        Address("\"country\":\"USA\"", "#/event/address/country unknown"),
        Address("\"country\":\" DE\"", "#/event/address/country unknown"),
        Address("\"country\":\"E\u017f\"", "#/event/address/country unknown"),
        Address("\"country\":\"Germany\"", "#/event/address/country unknown"),
        Address("\"country\":840", "#/event/address/country type"),
        Address("\"country\":\"US\"", "#/event/address/state required"),
        Address("\"country\":\"us\",\"state\":null", "#/event/address/state required"),
        Address("\"country\":\"CA\"", "#/event/address/state required"),
        Address("\"country\":\"AU\"", "#/event/address/state required"),
        Address("\"country\":\"US\",\"state\":\"\"", "#/event/address/state unknown"),
        Address("\"country\":\"US\",\"state\":\"Colorado\"", "#/event/address/state unknown"),
        Address("\"country\":\"US\",\"state\":\"ON\"", "#/event/address/state unknown"),
        Address("\"country\":\"US\",\"state\":\"FM\"", "#/event/address/state unknown"),
        Address("\"country\":\"US\",\"state\":\"AE\"", "#/event/address/state unknown"),
        Address("\"country\":\"CA\",\"state\":\"CO\"", "#/event/address/state unknown"),
        Address("\"country\":\"CA\",\"state\":\"NF\"", "#/event/address/state unknown"),
        Address("\"country\":\"AU\",\"state\":\"NZ\"", "#/event/address/state unknown"),
        Address("\"country\":\"AU\",\"state\":\"TA\"", "#/event/address/state unknown"),
        Address("\"country\":\"US\",\"state\":6", "#/event/address/state type"),
        Address("\"country\":\"DE\",\"state\":6", "#/event/address/state type"),
        Address($"\"country\":\"DE\",\"state\":\"{new string('s', 256)}\"", "#/event/address/state too_long"),
        Address($"\"country\":\"DE\",\"address_1\":\"{new string('a', 256)}\"", "#/event/address/address_1 too_long"),
        Address($"\"country\":\"DE\",\"address_2\":\"{new string('a', 256)}\"", "#/event/address/address_2 too_long"),
        Address("\"country\":\"DE\",\"address_3\":7", "#/event/address/address_3 type"),
        Address("\"country\":\"DE\",\"address_1\":\"a\\u0000\"", "#/event/address/address_1 characters"),
        Address($"\"country\":\"DE\",\"city\":\"{new string('c', 256)}\"", "#/event/address/city too_long"),
        Address("\"country\":\"DE\",\"city\":\"\\ud800\"", "#/event/address/city characters"),
        Address($"\"country\":\"DE\",\"zip\":\"{new string('1', 256)}\"", "#/event/address/zip too_long"),
        Address($"\"country\":\"DE\",\"zip\":{new string('1', 256)}", "#/event/address/zip too_long"),
        Address("\"country\":\"DE\",\"zip\":-1", "#/event/address/zip type"),
        Address("\"country\":\"DE\",\"zip\":-0", "#/event/address/zip type"),
        Address("\"country\":\"DE\",\"zip\":80202.0", "#/event/address/zip type"),
        Address("\"country\":\"DE\",\"zip\":8e4", "#/event/address/zip type"),
        Address("\"country\":\"DE\",\"zip\":true", "#/event/address/zip type"),
        Address("\"country\":\"DE\",\"street\":\"a\"", "#/event/address/street unknown_name"),
        Address("\"country\":\"DE\",\"a/b\":\"a\"", "#/event/address/a~1b unknown_name"),
        Address("\"country\":\"DE\",\"id\":1", "#/event/address/id unknown_name"),
        Address("\"country\":\"DE\",\"country\":\"DE\"", "#/event/address/country duplicate"),
        Address("\"country\":\"DE\",\"\\udc00\":1", "#/event/address characters"),
    ];

    private static IEnumerable<BadBody> Users() =>
    [
        With("\"users_list\":1", "#/event/users_list type"),
        With("\"users_list\":\"1,2\"", "#/event/users_list type"),
        With("\"users_list\":{}", "#/event/users_list type"),
        With("\"users_list\":[1,2,1]", "#/event/users_list/2 duplicate"),
        With("\"users_list\":[1,1,1]", "#/event/users_list/1 duplicate", "#/event/users_list/2 duplicate"),
        With("\"users_list\":[0]", "#/event/users_list/0 range"),
        With("\"users_list\":[0,0]", "#/event/users_list/0 range", "#/event/users_list/1 range"),
        With("\"users_list\":[1,null]", "#/event/users_list/1 type"),
        With("\"users_list\":[1,\"2\"]", "#/event/users_list/1 type"),
        With("\"users_list\":[[1]]", "#/event/users_list/0 type"),
        With("\"users_list\":[1.0]", "#/event/users_list/0 type"),
        With("\"users_list\":[9007199254740992]", "#/event/users_list/0 range"),
        With($"\"users_list\":[{string.Join(',', Enumerable.Range(1, 501))}]", "#/event/users_list too_long"),
    ];
}
