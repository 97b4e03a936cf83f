namespace Events.Tests.Shared;

/// <summary>Query strings that <c>GET /api/v1/events</c> refuses, each with everything that is wrong with it.</summary>
public static class BadParameters
{
    /// <summary>A query string as it stands in a URL behind the question mark; <c>parameter:code</c> of each fault, with spaces between, in no certain order.</summary>
    public static IEnumerable<(string Query, string Faults)> All => One.Concat(Several);

    private static IEnumerable<(string, string)> One =>
    [
        // No such parameter.
        ("foo=1", "foo:unknown_name"),
        ("calender=1", "calender:unknown_name"),
        ("calendar_id=1", "calendar_id:unknown_name"),
        ("Foo=1&fOO=2", "Foo:unknown_name"),
        ("start=2023-01-30", "start:unknown_name"),
        ("filter[id]=1", "filter[id]:unknown_name"),
        ("sort_by=id", "sort_by:unknown_name"),
        ("=1", ":unknown_name"),
        ("%09id=1", "\tid:unknown_name"),
        ("id%00=1", "id\0:unknown_name"),
        ("deleted_from=2023-01-30", "deleted_from:unknown_name"),

        // Without a value.
        ("id=", "id:empty"),
        ("id", "id:empty"),
        ("ID=", "id:empty"),
        ("calendar=", "calendar:empty"),
        ("title=", "title:empty"),
        ("title=%20%20", "title:empty"),
        ("title=+", "title:empty"),
        ("is_allday=", "is_allday:empty"),
        ("start_from=", "start_from:empty"),
        ("from=", "from:empty"),
        ("page=", "page:empty"),
        ("cursor=", "cursor:empty"),
        ("mode=", "mode:empty"),
        ("sort=", "sort:empty"),
        ("dir=", "dir:empty"),

        // Repeated.
        ("id=1&id=2", "id:duplicate"),
        ("id=1&id=1", "id:duplicate"),
        ("calendar=1&Calendar=1", "calendar:duplicate"),
        ("dir=asc&DIR=desc", "dir:duplicate"),
        ("page=1&page=2&page=3", "page:duplicate"),
        ("start_to=2023-01-30&start_to=2023-01-31", "start_to:duplicate"),
        ("title=&title=", "title:duplicate"),
        ("from=2023-01-30&FROM=2023-01-30", "from:duplicate"),

        // No integer, or one out of range.
        ("id=abc", "id:type"),
        ("id=1.0", "id:type"),
        ("id=1e2", "id:type"),
        ("id=+1", "id:type"),
        ("id=%2B1", "id:type"),
        ("id=01", "id:type"),
        ("id=0x10", "id:type"),
        ("id=true", "id:type"),
        ("id=%D9%A1", "id:type"),
        ("id=0", "id:range"),
        ("id=-1", "id:range"),
        ("id=9007199254740992", "id:range"),
        ("id=99999999999999999999999999", "id:range"),
        ("id=1,", "id:type"),
        ("id=,1", "id:type"),
        ("id=1,,2", "id:type"),
        ("id=1,%202", "id:type"),
        ("id=1;2", "id:type"),
        ("id=1,2,0", "id:range"),
        ("id=" + Ids(101), "id:too_long"),
        ("calendar=one", "calendar:type"),
        ("calendar=1,2", "calendar:type"),
        ("calendar=0", "calendar:range"),
        ("case=-", "case:type"),
        ("case=9007199254740992", "case:range"),
        ("subject=null", "subject:type"),
        ("subject=-5", "subject:range"),
        ("user=1%20", "user:type"),
        ("user=0", "user:range"),

        // Texts and words.
        ("title=a%00b", "title:characters"),
        ("title=a%0Ab", "title:characters"),
        ("title=" + new string('a', 256), "title:too_long"),
        ("is_allday=yes", "is_allday:unknown"),
        ("is_allday=2", "is_allday:unknown"),
        ("is_allday=TRUE", "is_allday:unknown"),
        ("sort=title", "sort:unknown"),
        ("sort=start", "sort:unknown"),
        ("sort=-id", "sort:unknown"),
        ("dir=up", "dir:unknown"),
        ("dir=ascending", "dir:unknown"),
        ("mode=list", "mode:unknown"),
        ("mode=counts", "mode:unknown"),

        // Times.
        ("start_from=yesterday", "start_from:format"),
        ("start_from=2023-02-30", "start_from:format"),
        ("start_from=2023-1-30", "start_from:format"),
        ("start_from=20230130", "start_from:format"),
        ("start_from=01/30/2023", "start_from:format"),
        ("start_from=1675101600", "start_from:format"),
        ("start_from=2023-01", "start_from:format"),
        ("start_from=1899-12-31", "start_from:format"),
        ("start_from=1899-12-31T23:59:59Z", "start_from:format"),
        ("start_to=10000-01-01", "start_to:format"),
        ("end_from=2023-01-30T24:00:00Z", "end_from:format"),
        ("end_to=2023-01-30T18:00:60Z", "end_to:format"),
        ("alert_from=2023-01-30t18:00:00Z", "alert_from:format"),
        ("alert_to=2023-01-30T18:00:00z", "alert_to:format"),
        ("alert_sent_from=2023-01-30T18:00:00-0700", "alert_sent_from:format"),
        ("alert_sent_to=2023-01-30T18:00:00,5Z", "alert_sent_to:format"),
        ("created_from=2023-01-30T18", "created_from:format"),
        ("created_to=2023-01-30T25:00Z", "created_to:format"),
        ("updated_from=2023-01-30T18:00:00ZZ", "updated_from:format"),
        ("updated_to=2023-01-30%2000", "updated_to:format"),
        ("from=noon", "from:format"),
        ("to=2023-13-01", "to:format"),

        // Ranges the wrong way round, aliases beside their names.
        ("start_from=2023-01-31&start_to=2023-01-30", "start_to:conflict"),
        ("from=2023-01-31&to=2023-01-30", "to:conflict"),
        ("from=2023-01-31&start_to=2023-01-30", "start_to:conflict"),
        ("start_from=2023-01-31&to=2023-01-30", "to:conflict"),
        ("end_from=2023-01-30T18:00:01Z&end_to=2023-01-30T18:00:00Z", "end_to:conflict"),
        ("alert_from=2023-01-31T00:00:00Z&alert_to=2023-01-30", "alert_to:conflict"),
        ("alert_sent_from=2023-01-30T11:00:01-07:00&alert_sent_to=2023-01-30T18:00Z", "alert_sent_to:conflict"),
        ("created_from=2024-01-01&created_to=2023-12-31", "created_to:conflict"),
        ("updated_from=9999-12-31&updated_to=1900-01-01", "updated_to:conflict"),
        ("start_from=2023-01-30&from=2023-01-30", "from:conflict"),
        ("To=2023-01-30&START_TO=2023-01-31", "to:conflict"),

        // Pages.
        ("per_page=0", "per_page:range"),
        ("per_page=501", "per_page:range"),
        ("per_page=-1", "per_page:range"),
        ("per_page=ten", "per_page:type"),
        ("page=0", "page:range"),
        ("page=-1", "page:range"),
        ("page=1.5", "page:type"),
        ("page=2147483649&per_page=1", "page:range"),
        ("page=21474837", "page:range"),
        ("page=4294968&per_page=500", "page:range"),
        ("page=9223372036854775807&per_page=500", "page:range"),

        // Cursors that none made.
        ("cursor=abc", "cursor:format"),
        ("cursor=%2B%2F%3D", "cursor:format"),
        ("cursor=" + new string('A', 44), "cursor:format"),
        ("cursor=" + new string('_', 44), "cursor:format"),
        ("cursor=" + new string('A', 7000), "cursor:format"),
        ("cursor=%00", "cursor:format"),
        ("cursor=AQ" + new string('A', 42), "cursor:conflict"),
    ];

    private static IEnumerable<(string, string)> Several =>
    [
        ("cursor=abc&page=2", "cursor:format cursor:conflict"),
        ("cursor=abc&mode=count", "cursor:format cursor:conflict"),
        ("cursor=AQ" + new string('A', 42) + "&page=2", "cursor:format cursor:conflict"),
        ("foo=1&bar=2", "foo:unknown_name bar:unknown_name"),
        ("id=x&calendar=0&dir=up&per_page=1000", "id:type calendar:range dir:unknown per_page:range"),
        ("start_from=x&start_to=y&end_from=z", "start_from:format start_to:format end_from:format"),
        ("id=&id=1&foo=&title=", "id:duplicate foo:unknown_name title:empty"),
        ("from=x&start_from=2023-01-30&start_to=2023-01-29", "from:conflict start_to:conflict"),
        ("page=0&per_page=0", "page:range per_page:range"),
        ("mode=all&sort=&case=1&case=2", "mode:unknown sort:empty case:duplicate"),
    ];

    private static string Ids(int count) => string.Join(',', Enumerable.Range(1, count));
}
