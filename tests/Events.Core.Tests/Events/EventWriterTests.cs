using System.Text;
using System.Text.Json;
using CsCheck;
using Events.Core.Events;
using Events.Tests.Shared;
using NodaTime;

namespace Events.Core.Tests.Events;

public sealed class EventWriterTests
{
    private static readonly string[] ReadOnly = ["id", "alert_sent_at", "created_at", "updated_at"];

    private static readonly Gen<long> Ids = Gen.Long[1, 9_007_199_254_740_991];

    // Any well-formed text that a body may hold: every plane, quotes, backslashes, markup, tabs and line breaks.
    private static readonly Gen<string> Characters = Gen.Frequency(
        (6, Gen.Char[' ', '~'].Select(character => character.ToString())),
        (2, OneOf("\"", "\\", "/", "<", ">", "&", "'", "+", "\t", "\r", "\n", "\u00a0", "\u2028", "\ufeff", "\u00e9", "\uffff")),
        (1, Gen.Int[0x10000, 0x10FFFF].Select(char.ConvertFromUtf32)),
        (1, Gen.Int[0xA0, 0xD7FF].Select(char.ConvertFromUtf32)));

    private static readonly Gen<string> Texts = Characters.Array[0, 40].Select(string.Concat);

    private static readonly Gen<string> Titles = Texts.Select(text => $"T{text.Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' ')}".Trim());

    private static readonly Gen<Address> Addresses = Gen.Select(
        Texts.Null().Array[5],
        Gen.OneOf(
            Gen.Const(("US", (string?)"CO")), Gen.Const(("CA", (string?)"QC")), Gen.Const(("AU", (string?)"NSW")),
            Texts.Null().Select(state => ("DE", state))),
        (lines, place) => new Address(lines[0], lines[1], lines[2], lines[3], place.Item2, lines[4], place.Item1));

    private static readonly Gen<EventDraft> Drafts = Gen.Select(
        Gen.Select(Ids, Ids, Ids.Nullable(), Ids.Nullable()),
        Gen.Select(TimestampTests.Instants, TimestampTests.Instants, TimestampTests.Instants.Nullable()),
        Gen.Select(Gen.Bool, OneOf<string?>(null, "America/Denver", "US/Mountain", "UTC"), Titles, Texts.Null()),
        Gen.Select(Addresses.Null(), Ids.HashSet[0, 20]),
        (ids, times, plain, lists) => new EventDraft
        {
            CasefileId = ids.Item1,
            CalendarId = ids.Item2,
            SubjectId = ids.Item3,
            CaseServiceId = ids.Item4,
            StartAt = Instant.Min(times.Item1, times.Item2),
            EndAt = Instant.Max(times.Item1, times.Item2),
            AlertAt = times.Item3,
            IsAllday = plain.Item1,
            Timezone = plain.Item2,
            Title = plain.Item3,
            Body = plain.Item4,
            Address = lists.Item1,
            UsersList = [.. lists.Item2],
        });

    private static readonly Gen<CalendarEvent> CalendarEvents = Gen.Select(
        Ids, Drafts, TimestampTests.Instants.Nullable(), TimestampTests.Instants, TimestampTests.Instants, Gen.Long[1, 1_000_000],
        (id, draft, sent, created, updated, revision) => new CalendarEvent(id, draft, sent, created, updated, revision));

    [Fact]
    public void ToUtf8_WritesTheExampleAsTheContractSays()
    {
        var draft = EventBody.ReadCreate(Encoding.UTF8.GetBytes(ExampleBodies.Create)).Sound();
        var created = Instant.FromUtc(2023, 1, 1, 0, 0);

        var written = EventWriter.ToUtf8(new CalendarEvent(1042, draft, null, created, created, 1));

        Assert.Equal(ExampleBodies.Answer, Encoding.UTF8.GetString(written));
    }

    [Fact]
    public void ToUtf8_WritesEveryField_NullWhereEmpty()
    {
        var start = Instant.FromUtc(2023, 1, 30, 18, 0);
        var draft = new EventDraft { CasefileId = 123, CalendarId = 1, StartAt = start, EndAt = start, Title = "<Visit> & \"more\" \u00e9" };

        var written = EventWriter.ToUtf8(new CalendarEvent(1, draft, start, start.PlusNanoseconds(1), start.PlusNanoseconds(999_999_999), 1));

        Assert.Equal(
            """
            {"id":1,"casefile_id":123,"calendar_id":1,"subject_id":null,"case_service_id":null,"start_at":"2023-01-30T18:00:00Z","end_at":"2023-01-30T18:00:00Z","is_allday":false,"timezone":null,"title":"<Visit> & \"more\" é","body":null,"address":null,"users_list":[],"alert_at":null,"alert_sent_at":"2023-01-30T18:00:00Z","created_at":"2023-01-30T18:00:00Z","updated_at":"2023-01-30T18:00:00Z"}
            """,
            Encoding.UTF8.GetString(written));
    }

    [Fact]
    public void Read_ReadsBackWhatWasWritten() => CalendarEvents.Sample(written =>
    {
        using var stored = JsonDocument.Parse(EventWriter.ToUtf8(written));
        var read = EventReader.Read(stored.RootElement, written.Revision);
        Assert.Equal(written.Draft.UsersList, read.Draft.UsersList);
        Assert.Equal(written, read with { Draft = read.Draft with { UsersList = written.Draft.UsersList } });
    });

    [Fact]
    public void ReadCreate_ReadsWhatIsAnsweredAsTheSameDraft() => CalendarEvents.Sample(written =>
    {
        var answered = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(EventWriter.ToUtf8(written))!;
        foreach (var readOnly in ReadOnly)
        {
            Assert.True(answered.Remove(readOnly));
        }

        var read = EventBody.ReadCreate(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["event"] = answered })).Sound();

        Assert.Equal(written.Draft.UsersList, read.UsersList);
        Assert.Equal(written.Draft, read with { UsersList = written.Draft.UsersList });
    });

    [Theory]
    [InlineData("""{"id":1}""", typeof(KeyNotFoundException))]
    [InlineData("""{"id":"1"}""", typeof(InvalidOperationException))]
    public void Read_RefusesWhatWasNotWrittenHere(string stored, Type exception)
    {
        using var document = JsonDocument.Parse(stored);

        Assert.Throws(exception, () => EventReader.Read(document.RootElement, 1));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
