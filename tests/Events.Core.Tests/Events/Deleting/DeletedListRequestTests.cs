using System.Text;
using Events.Core.Cosmos;
using Events.Core.Events.Deleting;
using Events.Core.Tests.Events.Listing;

namespace Events.Core.Tests.Events.Deleting;

public sealed class DeletedListRequestTests
{
    [Theory]
    [InlineData("", "c.deleted_at >= @deleted_from", "c.deleted_at ASC, c.deleted_number ASC")]
    [InlineData("calendar=5", "c.calendar_id = @calendar AND c.deleted_at >= @deleted_from", "c.calendar_id ASC, c.deleted_at ASC, c.deleted_number ASC")]
    [InlineData("deleted_to=2023-01-01", "c.deleted_at >= @deleted_from AND c.deleted_at <= @deleted_to", "c.deleted_at ASC, c.deleted_number ASC")]
    public void Query_IsServedByACompositeIndex(string query, string conditions, string order)
    {
        string text = DeletedEvents.Query(DeletedListRequest.Parse(QueryStrings.Pairs(query))).QueryText;

        Assert.Equal($"SELECT TOP @limit VALUE c.deleted FROM c WHERE {conditions} ORDER BY {order}", text);
        Assert.Contains(
            EventsContainer.CompositeIndexes,
            index => string.Join(", ", index.Select(path => $"c{path.Replace('/', '.')} ASC")) == order);
    }

    [Fact]
    public void Next_GoesOnBehindTheLastItem()
    {
        DeletedListRequest first = DeletedListRequest.Parse(QueryStrings.Pairs("Deleted_From=2023-01-01&per_page=2"));

        string next = first.Next(
            new Uri("https://events.example/api/v1/events/deleted?x"),
            Encoding.UTF8.GetBytes("""{"id":7,"calendar_id":1,"deleted_at":"2023-01-02T00:00:00Z"}"""));

        Assert.StartsWith("https://events.example/api/v1/events/deleted?deleted_from=2023-01-01T00%3A00%3A00Z&per_page=2&cursor=", next, StringComparison.Ordinal);
        DeletedListRequest second = DeletedListRequest.Parse(QueryStrings.Pairs(new Uri(next).Query.TrimStart('?')));
        Assert.Equal((1672617600, 7), (second.After!.Value.SortValue, second.After.Value.Number));
        Assert.Equal(first, second with { After = null });
    }
}
