using System.Globalization;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;

namespace Events.EndToEnd.Tests.Idempotency;

public sealed class ConcurrentRepeatTests
{
    private const int Clients = 8;
    private const int Creates = 50;
    private const int MaximumTries = 100;

    [Fact]
    public async Task ConcurrentCreates_UnderOneKey_CreateOneEventAndGetOneAnswer_DespiteDatabaseErrors()
    {
        await using TestService service = await TestService.StartAsync(new TestServiceOptions { StaleReads = true });
        HttpClient other = await service.AddInstanceAsync();
        FaultPlan faults = service.LocalCosmos.Faults;
        faults.Add(new FaultRule(Fault.DropAfter()) { Probability = 0.04 });
        faults.Add(new FaultRule(Fault.DropBefore()) { Probability = 0.04 });
        faults.Add(new FaultRule(Fault.Fail(503)) { Probability = 0.04 });
        faults.Add(new FaultRule(Fault.Throttle(TimeSpan.FromMilliseconds(1))) { Probability = 0.04 });

        List<Answer[]> groups = [];
        for (int create = 0; create < Creates; create++)
        {
            string key = create.ToString(CultureInfo.InvariantCulture);
            groups.Add(await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => CreateAsync(client % 2 == 0 ? service.Client : other, key))));
        }

        faults.Clear();
        Assert.All(groups, group =>
        {
            Assert.All(group, answer => Assert.Equal(201, answer.Status));
            Assert.Single(group.Select(answer => $"{answer.Headers()}\n{answer.Text}").Distinct());
        });
        List<long> ids = [.. groups.Select(group => group[0].Id)];
        service.LocalCosmos.Replication.CatchUp();
        Answer list = await service.GetAsync($"{Paths.Events}?per_page=500&sort=id");
        Assert.Equal(ids.Order(), list.Ids);
        Assert.Equal(Creates, list.Ids.Count);
    }

    private static async Task<Answer> CreateAsync(HttpClient client, string key)
    {
        for (int tries = 1; ; tries++)
        {
            Answer answer = await TestService.SendAsync(client, Keyed.Post(Paths.Events, Bodies.Event(1), key));
            if (answer.Status is not (429 or 503) || tries == MaximumTries)
            {
                return answer;
            }
        }
    }
}
