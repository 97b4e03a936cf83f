using System.Net.Http.Headers;
using Events.Core.Access;
using Events.Testing.Http;
using Events.Testing.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Reliability.Tests.Faults;

/// <summary>The operations that read. During any fault, an answer with 200 has the same content as an answer without the fault.</summary>
internal static class ReadOperations
{
    public static IReadOnlyDictionary<string, Func<FaultyService, Task<PreparedOperation>>> All { get; } = new Dictionary<string, Func<FaultyService, Task<PreparedOperation>>>
    {
        ["get"] = service => Of(service, (_, id) => Paths.Event(id)),
        ["get, first time in a process"] = service => Of(service, (_, id) => Paths.Event(id), isOther: true),
        ["list"] = service => Of(service, (calendar, _) => $"{Paths.Events}?calendar={calendar}"),
        ["list over all calendars"] = service => Of(service, (calendar, _) => $"{Paths.Events}?case={calendar}"),
        ["count"] = service => Of(service, (calendar, _) => $"{Paths.Events}?calendar={calendar}&mode=count"),
        ["count over all calendars"] = service => Of(service, (calendar, _) => $"{Paths.Events}?case={calendar}&mode=count"),
        ["deleted list"] = service => Of(service, (calendar, _) => $"{Paths.Deleted}?calendar={calendar}"),
        ["get casefile"] = service => Of(service, (calendar, _) => Paths.Casefile(calendar)),
        ["feed"] = Feed,
        ["alert summary"] = service => Of(service, (_, _) => "/api/v1/alerts"),
        ["failed list"] = service => Of(service, (_, _) => "/api/v1/alerts/failed"),
        ["authenticate"] = Authenticate,
        ["readiness"] = Readiness,
    };

    private static async Task<PreparedOperation> Of(FaultyService faulty, Func<long, long, string> pathOf, bool isOther = false)
    {
        (long calendar, long id) = await (isOther ? PrepareAsync(faulty) : SharedAsync(faulty));
        string path = pathOf(calendar, id);
        HttpClient client = isOther ? faulty.Other : faulty.Service.Client;
        return WithLaterRead(() => TestService.SendAsync(client, new HttpRequestMessage(HttpMethod.Get, path)));
    }

    private static async Task<PreparedOperation> Feed(FaultyService faulty)
    {
        (long calendar, _) = await SharedAsync(faulty);
        Answer address = await faulty.SendAsync(HttpMethod.Post, $"/api/v1/calendars/{calendar}/feed");
        string path = new Uri(address.Json.GetProperty("url").GetString()!).PathAndQuery;
        return WithLaterRead(() => faulty.Service.GetAsync(path));
    }

    private static async Task<PreparedOperation> Authenticate(FaultyService faulty)
    {
        (_, long id) = await SharedAsync(faulty);
        string token = (await faulty.Service.Application.Services.GetRequiredService<TokenStore>()
            .AddAsync($"token-{faulty.NextId()}", Scopes.Read, expiresAt: null, TestService.Cancellation))!;
        return WithLaterRead(() => faulty.Service.SendAsync(new HttpRequestMessage(HttpMethod.Get, Paths.Event(id))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        }));
    }

    private static async Task<PreparedOperation> Readiness(FaultyService faulty)
    {
        await DispatchAsync();
        return WithLaterRead(() => faulty.Service.GetAsync("/api/health/ready"), DispatchAsync);

        // The clock may move so far that the last dispatch is too old for readiness.
        async Task DispatchAsync() => Assert.Equal(200, (await faulty.SendAsync(HttpMethod.Post, "/api/v1/alerts/dispatch")).Status);
    }

    private static PreparedOperation WithLaterRead(Func<Task<Answer>> call, Func<Task>? prepare = null) => new(200, call, async answer =>
    {
        await (prepare?.Invoke() ?? Task.CompletedTask);
        Answer later = await call();
        Assert.True(later.Status == 200, $"The read still fails after the fault: {later.Status} {later.Text}");
        Assert.True(answer.Status != 200 || answer.Text == later.Text, $"The answer during the fault was {answer.Text}, and after it {later.Text}");
    });

    // Reads change nothing, so all of them can use the same data. Only a first read in a process needs an event that the process has not read yet.
    private static async Task<(long Calendar, long Id)> SharedAsync(FaultyService faulty) => faulty.ReadData ??= await PrepareAsync(faulty);

    private static async Task<(long Calendar, long Id)> PrepareAsync(FaultyService faulty)
    {
        long calendar = faulty.NextId();
        Answer casefile = await faulty.Service.PutAsync(Paths.Casefile(calendar), Bodies.Casefile([1], [2]));
        Assert.Equal(200, casefile.Status);
        Answer created = await faulty.Service.CreateAsync(Bodies.Event(calendar, members => members["casefile_id"] = calendar));
        await faulty.Service.CreateAsync(Bodies.Event(faulty.NextId(), members => members["casefile_id"] = calendar));
        Answer gone = await faulty.Service.CreateAsync(Bodies.Event(calendar, members => members["casefile_id"] = calendar));
        Assert.Equal(204, (await faulty.Service.SendAsync(ChangeRequests.Delete(gone.Id))).Status);
        return (calendar, created.Id);
    }
}
