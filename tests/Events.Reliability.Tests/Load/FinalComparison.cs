using System.Globalization;
using System.Text.Json;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Load;

/// <summary>Compares all stored data after the run with all answers during the run.</summary>
internal static class FinalComparison
{
    private static readonly TimeSpan DispatchTimeout = TimeSpan.FromMinutes(1);

    public static async Task VerifyAsync(LoadedService service, IReadOnlyList<LoadClient> callers)
    {
        LoadClient reader = callers[0];
        await DispatchAllAsync(reader);

        Dictionary<long, KnownCalendar> calendars = callers.ToDictionary(caller => caller.Calendar.Id, caller => caller.Calendar);
        HashSet<long> stored = [];
        await foreach (JsonElement item in WalkAsync(reader, $"{Paths.Events}?sort=id&per_page=500"))
        {
            long id = item.GetProperty("id").GetInt64();
            Assert.True(stored.Add(id), $"The event {id} is listed twice.");
            calendars[item.GetProperty("calendar_id").GetInt64()].See(id, JsonText.Of(item));
        }

        Assert.Equal(calendars.Values.SelectMany(calendar => calendar.Events.Keys).Order(), stored.Order());
        List<long> deleted = [];
        await foreach (JsonElement item in WalkAsync(reader, $"{Paths.Deleted}?per_page=500"))
        {
            deleted.Add(item.GetProperty("id").GetInt64());
        }

        Assert.Equal(calendars.Values.SelectMany(calendar => calendar.Deleted.Select(each => each.Id)).Order(), deleted.Order());
        HashSet<long> armed = [.. calendars.Values.SelectMany(calendar => calendar.Armed)];
        Assert.NotEmpty(armed);
        Assert.Equal(armed.Order(), service.Deliveries.Delivered.Order());
        Assert.Empty(service.Deliveries.Refused);
        Assert.DoesNotContain(calendars.Values.SelectMany(calendar => calendar.Events.Values), known => known.IsAlertOwed);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{stored.Count} events stored, {deleted.Count} deleted, {armed.Count} alerts delivered, {service.Deliveries.Repeated} of them again"));
    }

    private static async Task DispatchAllAsync(LoadClient reader)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(1));
        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(TestService.Cancellation);
        timeout.CancelAfter(DispatchTimeout);
        while (await IsAnyOwedAsync(reader))
        {
            await timer.WaitForNextTickAsync(timeout.Token);
            await reader.DispatchAsync();
        }
    }

    private static async Task<bool> IsAnyOwedAsync(LoadClient reader)
    {
        JsonElement alerts = (await reader.GetAsync("/api/v1/alerts")).Json;
        Assert.Equal(0, alerts.GetProperty("failed").GetInt32());
        return alerts.GetProperty("pending").GetInt32() + alerts.GetProperty("due").GetInt32() + alerts.GetProperty("claimed").GetInt32() > 0;
    }

    private static async IAsyncEnumerable<JsonElement> WalkAsync(LoadClient reader, string path)
    {
        for (string? next = path; next is not null;)
        {
            Answer page = await reader.GetAsync(next);
            foreach (JsonElement item in page.Json.EnumerateArray())
            {
                yield return item;
            }

            next = page.Next?.PathAndQuery;
        }
    }
}
