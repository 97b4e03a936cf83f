using System.Buffers.Text;
using CsCheck;
using Events.Core.Alerts;
using Events.Core.Events.Listing;
using Events.Core.Input;
using Events.Core.Paging;
using Events.Core.Time;

namespace Events.Core.Tests.Events.Listing;

public sealed class CursorTests
{
    private static readonly string[] Queries =
    [
        "", "calendar=1", "case=2&sort=updated_at", "subject=3&dir=desc", "title=%C3%A9t%C3%A9&user=4&is_allday=1",
        "id=1,2,3&from=2023-01-30&to=2023-01-31", "updated_from=2023-01-30T11:00:00-07:00&sort=updated_at&dir=desc", "service=5&show_as=free",
    ];

    private static readonly Gen<long> Seconds = Gen.Long[Timestamp.Earliest.ToUnixTimeSeconds(), Timestamp.Latest.ToUnixTimeSeconds()];
    private static readonly Gen<long> Ids = Gen.Long[1, SafeInteger.Largest];

    [Fact]
    public void Cursor_LeadsBackToItsItem() => Gen.Select(Gen.OneOf(Queries), Seconds, Ids).Sample((query, second, id) =>
    {
        string cursor = QueryStrings.Cursor(QueryStrings.Request(query), second, id);

        Assert.Equal(new Position(second, id), QueryStrings.Request($"{query}&cursor={cursor}").After);
    });

    [Fact]
    public void Cursor_OfAListById_LeadsBackToItsItem() => Ids.Sample(id =>
    {
        string cursor = QueryStrings.Cursor(QueryStrings.Request("sort=id"), id, id);

        Assert.Equal(new Position(id, id), QueryStrings.Request($"sort=id&cursor={cursor}").After);
    });

    [Theory]
    [InlineData("calendar=1&from=2023-01-30&to=2023-01-30", "START_TO=2023-01-30T23:59:59Z&start_from=2023-01-30T01:00:00%2B01:00&calendar=1")]
    [InlineData("title=abc&is_allday=1", "title=%20ABC&is_allday=true")]
    [InlineData("id=1,2", "id=2,1,2&per_page=500&dir=asc&sort=start_at")]
    [InlineData("page=3&per_page=7", "per_page=8")]
    [InlineData("dir=DESC&sort=ID&is_allday=True", "dir=desc&sort=id&is_allday=1")]
    [InlineData("id=1,2", "id[]=2&id[]=1")]
    [InlineData("id[0]=1&id[1]=2&id[2]=2", "id=2&id=1")]
    [InlineData("service=5&show_as=busy", "show_as=BUSY&SERVICE=5")]
    [InlineData("updated_from=2023-01-30T11:00:00-0700&sort=updated_at", "updated_from=2023-01-30T18:00:00 00&sort=UPDATED_AT")]
    public void Cursor_IsValidForEverySpellingOfTheSameQuery(string first, string second)
    {
        string cursor = QueryStrings.Cursor(QueryStrings.Request(first), 7, 8);

        Assert.Equal(new Position(7, 8), QueryStrings.Request($"{second}&cursor={cursor}").After);
    }

    // Clients keep cursors across deployments. Change these texts only together with the version in the cursor.
    [Theory]
    [InlineData("", "AeOwxEKY_BwUmvv0yJlvuSQAAAAAY9gFoAAAAAAAAAQS")]
    [InlineData("id=2,1&calendar=3&title=%C3%A9t%C3%A9&is_allday=0&from=2023-01-30&sort=updated_at&dir=desc", "AbsWdc2cv06WdkVDvffrcwwAAAAAY9gFoAAAAAAAAAQS")]
    public void Cursor_StaysTheSameBetweenVersions(string query, string cursor) =>
        Assert.Equal(cursor, QueryStrings.Cursor(QueryStrings.Request(query), 1675101600, 1042));

    [Fact]
    public void Cursor_HasTheFiltersOfSchema2AfterTheOthers() => Assert.Equal(
        "Ab9QFsKaDpq7UCG6sJA8OqAAAAAAY9gFoAAAAAAAAAQS",
        QueryStrings.Cursor(QueryStrings.Request("show_as=free&service=5&updated_to=2023-01-30&calendar=3"), 1675101600, 1042));

    [Theory]
    [InlineData("", "AXxIyvnSCtH4tNMOLnZJF5UAAAAAY9gFoAAAAAAAAAQS")]
    [InlineData("deleted_to=2023-01-31&deleted_from=2023-01-30&calendar=3", "AX5VboubC1ZPaAKYIj5KLygAAAAAY9gFoAAAAAAAAAQS")]
    public void Cursor_OfDeletedEvents_StaysTheSameBetweenVersions(string query, string cursor) =>
        Assert.Equal(cursor, QueryStrings.Cursor(DeletedEventListRequest.Parse(QueryStrings.Pairs(query)), 1675101600, 1042));

    [Fact]
    public void Cursor_OfFailedAlerts_StaysTheSameBetweenVersions() => Assert.Equal(
        "AeRlvMnU9p15NGrM_m21J3kAAAAAY9gFoAAAAAAAAAQS", QueryStrings.Cursor(new FailedAlertListRequest(), 1675101600, 1042));

    [Fact]
    public void Cursor_OfOneList_IsRefusedByTheOthers()
    {
        string events = QueryStrings.Cursor(new EventListRequest(), 7, 8);
        string deleted = QueryStrings.Cursor(new DeletedEventListRequest(), 7, 8);
        string failed = QueryStrings.Cursor(new FailedAlertListRequest(), 7, 8);

        Assert.All([deleted, failed], cursor => AssertOfAnotherList(() => EventListRequest.Parse([new("cursor", cursor)])));
        Assert.All([events, failed], cursor => AssertOfAnotherList(() => DeletedEventListRequest.Parse([new("cursor", cursor)])));
        Assert.All([events, deleted], cursor => AssertOfAnotherList(() => FailedAlertListRequest.Parse([new("cursor", cursor)])));
    }

    [Fact]
    public void Cursor_NeedsNoEscapingInAUrl() => Gen.Select(Seconds, Ids).Sample((second, id) =>
    {
        string cursor = QueryStrings.Cursor(new EventListRequest(), second, id);

        Assert.Equal(cursor, Uri.EscapeDataString(cursor));
    });

    [Theory]
    [InlineData(long.MinValue, 1)]
    [InlineData(-2208988801, 1)]
    [InlineData(253402300800, 1)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 9007199254740992)]
    [InlineData(0, long.MinValue)]
    public void Cursor_ToAnImpossiblePosition_IsRefused(long sortValue, long number) =>
        AssertRefused($"cursor={QueryStrings.Cursor(new EventListRequest(), sortValue, number)}");

    [Theory]
    [InlineData(0)]
    [InlineData(9007199254740992)]
    public void Cursor_ToAnImpossibleId_IsRefused(long number) =>
        AssertRefused($"sort=id&cursor={QueryStrings.Cursor(QueryStrings.Request("sort=id"), number, 1)}");

    [Theory]
    [InlineData("", -2208988800, 1)]
    [InlineData("", 253402300799, 9007199254740991)]
    [InlineData("sort=id", 1, 1)]
    [InlineData("sort=id", 9007199254740991, 9007199254740991)]
    public void Cursor_CanLeadToTheFirstAndTheLastPossibleItem(string query, long sortValue, long number)
    {
        string cursor = QueryStrings.Cursor(QueryStrings.Request(query), sortValue, number);

        Assert.Equal(new Position(sortValue, number), QueryStrings.Request($"{query}&cursor={cursor}").After);
    }

    [Theory]
    [InlineData('+')]
    [InlineData('/')]
    [InlineData('=')]
    [InlineData(' ')]
    [InlineData('.')]
    [InlineData('\u00e9')]
    public void Cursor_WithAnInvalidCharacter_IsRefused(char character)
    {
        string text = QueryStrings.Cursor(new EventListRequest(), 1, 1)[..^1] + character;

        AssertRefused($"cursor={Uri.EscapeDataString(text)}");
    }

    [Fact]
    public void Cursor_OfAnotherVersion_IsRefused()
    {
        byte[] bytes = Base64Url.DecodeFromChars(QueryStrings.Cursor(new EventListRequest(), 1, 1));
        bytes[0]++;

        AssertRefused($"cursor={Base64Url.EncodeToString(bytes)}");
    }

    [Fact]
    public void MutatedCursor_IsAPositionOrRefused() =>
        Gen.Select(Seconds, Ids, Gen.Int[0, 43], Gen.Char.AlphaNumeric).Sample((second, id, index, character) =>
        {
            char[] text = QueryStrings.Cursor(new EventListRequest(), second, id).ToCharArray();
            text[index] = character;

            AssertPositionOrRefused(new string(text));
        });

    [Fact]
    public void ForgedCursor_IsAPositionOrRefused() => Gen.Byte.Array[16].Sample(forged =>
    {
        byte[] bytes = Base64Url.DecodeFromChars(QueryStrings.Cursor(new EventListRequest(), 1, 1));
        forged.CopyTo(bytes, bytes.Length - forged.Length);

        AssertPositionOrRefused(Base64Url.EncodeToString(bytes));
    });

    [Fact]
    public void Cursor_OfRandomText_IsRefused() => Gen.String[1, 60].Sample(text =>
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => EventListRequest.Parse([new("cursor", text)]));

        Assert.All(problem.Faults, fault => Assert.Equal("cursor", fault.Parameter));
    });

    private static void AssertOfAnotherList(Func<ListRequest> parse) => Assert.Equal(
        ("cursor", FaultCodes.Conflict),
        Assert.Single(Assert.Throws<ProblemException>(parse).Faults.Select(fault => (fault.Parameter, fault.Code))));

    private static void AssertRefused(string query)
    {
        Fault fault = Assert.Single(Assert.Throws<ProblemException>(() => QueryStrings.Request(query)).Faults);
        Assert.Equal(("cursor", FaultCodes.Format), (fault.Parameter, fault.Code));
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
    }

    private static void AssertPositionOrRefused(string cursor)
    {
        try
        {
            EventListRequest request = EventListRequest.Parse([new("cursor", cursor)]);
            Assert.InRange(request.After!.Value.Number, 1, SafeInteger.Largest);
            Assert.NotEmpty(EventQuery.List(request, limit: 101).GetQueryParameters());
        }
        catch (ProblemException problem)
        {
            Assert.Equal("cursor", Assert.Single(problem.Faults).Parameter);
        }
    }
}
