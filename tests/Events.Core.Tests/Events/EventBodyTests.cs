using System.Text;
using System.Text.Json;
using Events.Core.Events;
using Events.Core.Input;
using Events.Tests.Shared;
using NodaTime;

namespace Events.Core.Tests.Events;

public sealed class EventBodyTests
{
    public static TheoryData<string> BadBodyNames { get; } = [.. BadBodies.All.Select(body => body.Name)];

    private static readonly Dictionary<string, BadBody> ByName = BadBodies.All.ToDictionary(body => body.Name);

    [Theory]
    [MemberData(nameof(BadBodyNames))]
    public void ReadCreate_RefusesABadBody_AndNamesEveryError(string name)
    {
        BadBody body = ByName[name];

        ProblemException problem = Assert.Throws<ProblemException>(() => EventBody.ReadCreate(body.Utf8).OrThrow());

        Assert.Equal(body.Status == 400 ? ProblemKind.MalformedBody : ProblemKind.InvalidBody, problem.Kind);
        Assert.Equal(body.Errors.Order(), problem.Faults.Select(fault => $"{fault.Pointer} {fault.Code}").Order());
        Assert.All(problem.Faults.Select(fault => fault.Message).Append(problem.Message), message => Assert.EndsWith(".", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "The body is empty.")]
    [InlineData("{", "The body is not JSON, or it is nested too deeply: line 1, byte 2.")]
    [InlineData("{\n\n  7}", "The body is not JSON, or it is nested too deeply: line 3, byte 3.")]
    [InlineData("[]", "The body must be a JSON object with an object under \"event\".")]
    [InlineData("{\"event\":[]}", "The body must be a JSON object with an object under \"event\".")]
    public void ReadCreate_SaysWhyABodyIsInvalid(string body, string detail) =>
        Assert.Equal(detail, Assert.Throws<ProblemException>(() => EventBody.ReadCreate(Encoding.UTF8.GetBytes(body)).OrThrow()).Message);

    [Fact]
    public void ReadCreate_WithTooManyUnknownMembers_CountsThemAll()
    {
        IEnumerable<string> names = Enumerable.Range(0, FaultList.MostListed + 7).Select(index => $"\"n{index}\":1");
        string body = "{\"event\":{" + string.Join(',', names) + "}}";

        ProblemException problem = Assert.Throws<ProblemException>(() => EventBody.ReadCreate(Encoding.UTF8.GetBytes(body)).OrThrow());

        Assert.Equal(FaultList.MostListed, problem.Faults.Count);

        // Plus the five required members that are missing.
        Assert.Contains($" of {FaultList.MostListed + 12} errors ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadCreate_ReadsTheExample()
    {
        Event read = EventBody.ReadCreate(Encoding.UTF8.GetBytes(ExampleBodies.Create)).OrThrow();

        Event answered = CoreJson.Serializer.Read<Event>(Encoding.UTF8.GetBytes(ExampleBodies.Answer));
        Assert.True(read.HasSameFields(answered with { Id = 0, CreatedAt = default, UpdatedAt = default }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadCreate_OfMissingOrNullMembers_UsesTheDefaults(bool isNull)
    {
        string[] needed = ["casefile_id", "calendar_id", "start_at", "end_at", "title"];
        IEnumerable<string> optional = EventMembers.All.Except(EventMembers.ReadOnly).Except(needed);

        Event read = Read(isNull ? string.Concat(optional.Select(member => $",\"{member}\":null")) : "");

        Event expected = new()
        {
            CasefileId = 1,
            CalendarId = 9_007_199_254_740_991,
            StartAt = Instant.FromUtc(2023, 1, 30, 18, 0),
            EndAt = Instant.FromUtc(2023, 1, 30, 18, 0),
            Title = "Visit",
        };
        Assert.Empty(read.UsersList);
        Assert.Equal((ShowAs.Busy, null), (read.ShowAs, read.AlertBefore));
        Assert.True(read.HasSameFields(expected));
    }

    [Fact]
    public void ReadCreate_KeepsEmptyTexts()
    {
        Event read = Read(""","body":"","address":{"address_1":"","city":"","state":"","zip":"","country":"DE"}""");

        Assert.Equal("", read.Body);
        Assert.Equal(new Address("", null, null, "", "", "", "DE"), read.Address);
    }

    [Theory]
    [InlineData("  Visit \t\r\n", "Visit")]
    [InlineData("\u00a0Visit\u2003", "Visit")]
    [InlineData("a  b", "a  b")]
    [InlineData("<b>\u00e9\ud83d\ude00</b>", "<b>\u00e9\ud83d\ude00</b>")]
    public void ReadCreate_TrimsTheTitle(string given, string kept) =>
        Assert.Equal(kept, ReadTitle(JsonSerializer.Serialize(given)).Title);

    [Fact]
    public void ReadCreate_CountsATitleInCodePointsAfterTrimming()
    {
        string title = string.Concat(Enumerable.Repeat("\ud83d\ude00", 255));

        Assert.Equal(title, ReadTitle($"\"  {title}  \"").Title);
    }

    [Theory]
    [InlineData("\\ud83d\\ude00", "\ud83d\ude00")]
    [InlineData("\\uD83D\\uDE00", "\ud83d\ude00")]
    [InlineData("\\\\ud800", "\\ud800")]
    [InlineData("\\\"\\/\\u0041", "\"/A")]
    [InlineData("\\uFFFD", "\ufffd")]
    public void ReadCreate_ReadsEscapes(string escaped, string text) => Assert.Equal(text, ReadTitle($"\"{escaped}\"").Title);

    [Fact]
    public void ReadCreate_KeepsABodyOfFullLengthWithTabsAndLineBreaks()
    {
        string body = "\t\r\n" + new string('b', 65_533);

        Assert.Equal(body, Read($",\"body\":{JsonSerializer.Serialize(body)}").Body);
    }

    [Theory]
    [InlineData("80202", "80202")]
    [InlineData("0", "0")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    [InlineData("\"08001\"", "08001")]
    [InlineData("\"SW1A 1AA\"", "SW1A 1AA")]
    public void ReadCreate_KeepsAZipAsAString(string given, string kept) =>
        Assert.Equal(kept, Read($$""","address":{"country":"GB","zip":{{given}}}""").Address?.Zip);

    [Theory]
    [InlineData("us", "co", "US", "CO")]
    [InlineData("Ca", "qC", "CA", "QC")]
    [InlineData("aU", "nsw", "AU", "NSW")]
    [InlineData("au", "wa", "AU", "WA")]
    [InlineData("de", "by", "DE", "by")]
    public void ReadCreate_ConvertsCountryAndListedStateToCapitals(string country, string state, string keptCountry, string keptState)
    {
        Address? address = Read($$""","address":{"country":"{{country}}","state":"{{state}}"}""").Address;

        Assert.Equal((keptCountry, keptState), (address?.Country, address?.State));
    }

    [Theory]
    [InlineData("America/Denver")]
    [InlineData("US/Mountain")]
    [InlineData("UTC")]
    [InlineData("Etc/GMT+7")]
    [InlineData("Asia/Calcutta")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("EST5EDT")]
    public void ReadCreate_AcceptsZonesAndLinksOfTheTzDatabase(string zone) =>
        Assert.Equal(zone, Read($",\"timezone\":\"{zone}\"").Timezone);

    [Fact]
    public void ReadCreate_KeepsTheOrderOfUpTo500Users()
    {
        long[] users = Enumerable.Range(1, 500).Select(user => (long)user).Reverse().ToArray();

        Assert.Equal(users, Read($",\"users_list\":[{string.Join(',', users)}]").UsersList);
    }

    [Fact]
    public void ReadCreate_IgnoresAByteOrderMark() =>
        Assert.Equal("Test API Event", EventBody.ReadCreate(new byte[] { 0xEF, 0xBB, 0xBF }.Concat(Encoding.UTF8.GetBytes(ExampleBodies.Create)).ToArray()).OrThrow().Title);

    [Fact]
    public void ReadCreate_AcceptsAMemberNameWithEscapes() => Assert.Equal("b", Read(",\"b\\u006fdy\":\"b\"").Body);

    [Theory]
    [InlineData("america/denver", "Must be an identifier of the tz database in its exact case. Send America/Denver.")]
    [InlineData("Pacific Standard Time", "Must be an identifier of the tz database in its exact case. Send America/Los_Angeles.")]
    [InlineData("Denver", "Must be an identifier of the tz database in its exact case, such as America/Denver.")]
    public void ReadCreate_NamesTheZoneToSend(string zone, string message)
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => Read($",\"timezone\":\"{zone}\""));

        Assert.Equal(ProblemKind.InvalidBody, problem.Kind);
        Assert.Equal(("#/event/timezone", FaultCodes.Unknown, message), (problem.Faults[0].Pointer, problem.Faults[0].Code, problem.Faults[0].Message));
    }

    [Theory]
    [InlineData("titel", "title")]
    [InlineData("users", "users_list")]
    [InlineData("case_id", "casefile_id")]
    [InlineData("timeZone", "timezone")]
    [InlineData("showAs", "show_as")]
    [InlineData("alert", "alert_at")]
    [InlineData("alert_befor", "alert_before")]
    public void ReadCreate_NamesTheNearestMember(string given, string nearest)
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => Read($",\"{given}\":1"));

        Assert.Contains($"\"{nearest}\"", Assert.Single(problem.Faults).Message, StringComparison.Ordinal);
    }

    private static Event Read(string members) => ReadTitle("\"Visit\"", members);

    private static Event ReadTitle(string title, string members = "") => EventBody.ReadCreate(Encoding.UTF8.GetBytes(
        $$$"""
        {"event":{"casefile_id":1,"calendar_id":9007199254740991,"start_at":"2023-01-30T18:00:00.7Z","end_at":"2023-01-30 11:00-07:00","title":{{{title}}}{{{members}}}}}
        """)).OrThrow();
}
