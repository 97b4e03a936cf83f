using System.Globalization;
using System.Text;
using Events.Testing.Http;
using Events.Tests.Shared;

namespace Events.EndToEnd.Tests.Creating;

public sealed class ExampleEventTests(ExampleEvent example) : IClassFixture<ExampleEvent>
{
    [Fact]
    public void Create_ReturnsEveryFieldInOrder()
    {
        Assert.Equal(201, example.Created.Status);
        Assert.Equal("application/json; charset=utf-8", example.Created.Header("Content-Type"));
        Assert.InRange(example.Created.Id, 1, (1L << 53) - 1);
        Assert.Equal(
            ExampleBodies.Answer.Replace("1042", example.Created.Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            Encoding.UTF8.GetString(example.Created.Bytes.Span));
    }

    [Fact]
    public async Task Get_OfTheLocation_ReturnsTheSameEventAndETag()
    {
        string location = example.Created.Header("Location")!;
        Assert.Equal(new Uri(example.Service.Client.BaseAddress!, Paths.Event(example.Created.Id)).ToString(), location);

        Answer answer = await example.Service.GetAsync(location);

        Assert.Equal(200, answer.Status);
        Assert.Equal(example.Created.Text, answer.Text);
        Assert.Equal(example.Created.Header("Content-Type"), answer.Header("Content-Type"));
        Assert.Matches("^\"[^\"]+\"$", answer.Header("ETag"));
        Assert.Equal(example.Created.Header("ETag"), answer.Header("ETag"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("id={id}")]
    [InlineData("id=9007199254740991,{id},5")]
    [InlineData("ID={id}")]
    [InlineData("calendar=1")]
    [InlineData("case=123")]
    [InlineData("subject=456")]
    [InlineData("user=1")]
    [InlineData("user=3")]
    [InlineData("title=Test%20API%20Event")]
    [InlineData("title=+test+api+EVENT+")]
    [InlineData("is_allday=false")]
    [InlineData("is_allday=0")]
    [InlineData("start_from=2023-01-30T18:00:00Z")]
    [InlineData("start_from=2023-01-30")]
    [InlineData("start_from=2023-01-30T11:00:00-07:00")]
    [InlineData("start_from=2023-01-30T20:00:00+02:00")]
    [InlineData("start_to=2023-01-30 18:00:00")]
    [InlineData("start_to=2023-01-30")]
    [InlineData("end_from=2023-01-30T22:00:00Z")]
    [InlineData("end_to=2023-01-30T22:00Z")]
    [InlineData("end_to=2023-01-30")]
    [InlineData("created_from=2023-01-01")]
    [InlineData("created_to=2023-01-01T00:00:00Z")]
    [InlineData("updated_from=2023-01-01T00:00:00Z")]
    [InlineData("updated_to=2023-01-01")]
    [InlineData("from=2023-01-30")]
    [InlineData("to=2023-01-30")]
    [InlineData("From=2023-01-30&To=2023-01-30T18:00:00Z")]
    [InlineData("calendar=1&case=123&subject=456&user=2&title=test api event&is_allday=0&from=2023-01-30&end_to=2023-01-30&created_from=2023-01-01&updated_to=2023-01-01")]
    [InlineData("dir=desc&per_page=1&page=1&sort=updated_at")]
    [InlineData("sort=id&per_page=500")]
    public async Task List_WithAMatchingFilter_ReturnsTheEvent(string query)
    {
        Answer answer = await example.Service.GetAsync($"{Paths.Events}?{WithId(query)}");

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal($"[{example.Created.Text}]", answer.Text);
        Assert.Null(answer.Next);
    }

    [Theory]
    [InlineData("id=9007199254740991")]
    [InlineData("calendar=2")]
    [InlineData("case=456")]
    [InlineData("subject=123")]
    [InlineData("user=4")]
    [InlineData("user=456")]
    [InlineData("title=Test API")]
    [InlineData("title=Test API Event!")]
    [InlineData("is_allday=true")]
    [InlineData("is_allday=1")]
    [InlineData("start_from=2023-01-30T18:00:01Z")]
    [InlineData("start_from=2023-01-31")]
    [InlineData("start_to=2023-01-30T17:59:59Z")]
    [InlineData("start_to=2023-01-29")]
    [InlineData("end_from=2023-01-30T22:00:01Z")]
    [InlineData("end_to=2023-01-30T21:59:59Z")]
    [InlineData("alert_from=1900-01-01")]
    [InlineData("alert_to=9999-12-31")]
    [InlineData("alert_sent_from=1900-01-01")]
    [InlineData("alert_sent_to=9999-12-31")]
    [InlineData("created_from=2023-01-01T00:00:01Z")]
    [InlineData("created_to=2022-12-31")]
    [InlineData("updated_from=2023-01-02")]
    [InlineData("updated_to=2022-12-31T23:59:59Z")]
    [InlineData("from=2023-01-31")]
    [InlineData("to=2023-01-29")]
    [InlineData("calendar=1&case=123&subject=456&user=2&title=test api event&is_allday=1")]
    [InlineData("page=2")]
    public async Task List_WithAnotherFilter_IsEmpty(string query)
    {
        Answer answer = await example.Service.GetAsync($"{Paths.Events}?{query}");

        Assert.Equal(200, answer.Status);
        Assert.Equal("[]", answer.Text);
        Assert.Null(answer.Next);
    }

    [Theory]
    [InlineData("calendar=1", """{"record_count":1,"page_count":1}""")]
    [InlineData("calendar=2", """{"record_count":0,"page_count":0}""")]
    public async Task List_WithModeCount_ReturnsTheCounts(string query, string counts)
    {
        Answer answer = await example.Service.GetAsync($"{Paths.Events}?mode=count&{query}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(counts, answer.Text);
    }

    private string WithId(string query) =>
        query.Replace("{id}", example.Created.Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
