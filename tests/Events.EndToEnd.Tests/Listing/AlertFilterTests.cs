using Events.Core.Events;
using Events.EndToEnd.Tests.Fixtures;
using Events.Testing.Http;
using Events.Testing.Services;
using NodaTime;

namespace Events.EndToEnd.Tests.Listing;

public sealed class AlertFilterTests(SharedService shared) : IClassFixture<SharedService>
{
    private static readonly Instant AlertAt = Instant.FromUtc(2023, 1, 30, 17, 0);
    private static readonly Instant SentAt = Instant.FromUtc(2023, 1, 30, 17, 1);

    [Theory]
    [InlineData("alert_from=2023-01-30T17:00:00Z", true)]
    [InlineData("alert_from=2023-01-30T17:00:01Z", false)]
    [InlineData("alert_to=2023-01-30T17:00:00Z", true)]
    [InlineData("alert_to=2023-01-30T16:59:59Z", false)]
    [InlineData("alert_from=2023-01-30&alert_to=2023-01-30", true)]
    [InlineData("alert_sent_from=2023-01-30T17:01:00Z", true)]
    [InlineData("alert_sent_from=2023-01-30T17:01:01Z", false)]
    [InlineData("alert_sent_to=2023-01-30T17:01:00Z", true)]
    [InlineData("alert_sent_to=2023-01-30T17:00:59Z", false)]
    [InlineData("alert_sent_from=2023-01-30&alert_sent_to=2023-01-30", true)]
    public async Task AlertFilters_IncludeBothEnds(string query, bool isListed)
    {
        Event stamped = Stamped(SharedService.NextId());
        await Seeding.CreateAsync(shared.Service.Events, [stamped]);

        Answer answer = await shared.Service.GetAsync($"{Paths.Events}?calendar={stamped.CalendarId}&{query}");

        Assert.Equal(isListed ? [stamped.Id] : [], answer.Ids);
    }

    private static Event Stamped(long id) => new()
    {
        Id = id,
        CasefileId = 1,
        CalendarId = id,
        StartAt = AlertAt,
        EndAt = AlertAt,
        Title = "Visit",
        AlertAt = AlertAt,
        AlertSentAt = SentAt,
        CreatedAt = AlertAt,
        UpdatedAt = SentAt,
    };
}
