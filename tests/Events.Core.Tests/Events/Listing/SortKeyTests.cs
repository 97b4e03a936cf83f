using System.Text;
using System.Text.Json;
using Events.Core.Events.Listing;

namespace Events.Core.Tests.Events.Listing;

public sealed class SortKeyTests
{
    private const string Event =
        """
        {"id":1042,"casefile_id":7,"start_at":"2023-01-30T18:00:00Z","title":"\"id\":1","address":{"id":5,"updated_at":"x"},
        "users_list":[1,2],"alert_at":null,"updated_at":"1900-01-01T00:00:00Z"}
        """;

    [Theory]
    [InlineData(EventSort.StartAt, 1675101600)]
    [InlineData(EventSort.UpdatedAt, -2208988800)]
    [InlineData(EventSort.Id, 1042)]
    public void Of_ReadsWhatTheListIsSortedBy(EventSort sort, long expected) =>
        Assert.Equal(new Position(expected, 1042), SortKey.Of(Encoding.UTF8.GetBytes(Event), sort));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":1}""")]
    [InlineData("""{"start_at":"2023-01-30T18:00:00Z"}""")]
    [InlineData("[]")]
    public void Of_ThrowsForWhatIsNoEvent(string json) =>
        Assert.StartsWith("The event lacks", Assert.Throws<JsonException>(() => SortKey.Of(Encoding.UTF8.GetBytes(json), EventSort.StartAt)).Message, StringComparison.Ordinal);
}
