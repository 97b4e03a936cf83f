using Events.LocalHost.Loading;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Loading;

public sealed class SampleLoadTests
{
    private const int Count = 1_200;

    [Fact]
    public async Task LoadedEvents_AreReadAndCountedLikeCreatedOnes_AndNoIdIsAssignedTwice()
    {
        TestService.RequireLocalCosmos();
        await using TestService service = await TestService.StartAsync();
        int told = 0;

        long first = await SampleLoad.RunAsync(
            service.Application.Services, service.LocalCosmos, Count, done => told += done, TestContext.Current.CancellationToken);

        Assert.Equal(Count, told);
        Assert.Equal(first, (await service.GetAsync(Paths.Event(first))).Id);
        Assert.Equal(Count, (await service.GetAsync($"{Paths.Events}?mode=count")).Json.GetProperty("record_count").GetInt32());
        Assert.Equal(
            Enumerable.Range((int)first, Count).Count(id => SampleEvents.Of(id).CalendarId == SampleEvents.Large),
            (await service.GetAsync($"{Paths.Events}?calendar={SampleEvents.Large}&mode=count")).Json.GetProperty("record_count").GetInt32());
        Assert.True((await service.CreateAsync(Bodies.Event(1))).Id >= first + Count);
    }
}
