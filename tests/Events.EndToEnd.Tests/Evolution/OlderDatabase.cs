using Events.Core.Events.Storing;
using Events.Testing.Evolution;
using Microsoft.Extensions.Time.Testing;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>Databases with events of older schemas, before their upgrade.</summary>
internal static class OlderDatabase
{
    /// <summary>The ids of the events of <see cref="WithEveryFormAsync"/>.</summary>
    public static IReadOnlyList<long> Ids { get; } = [.. OlderEvents.All.Index().Select(form => 101L + form.Index)];

    /// <summary>The counter after the upgrade.</summary>
    public static string UpgradedCounter { get; } = $$"""{"id":"counter:event","next":1001,"schema":{{StoredDocument.NewestSchema}}}""";

    /// <summary>A database with an event of every older form.</summary>
    public static async Task<EvolvingService> WithEveryFormAsync()
    {
        EvolvingService evolving = await EvolvingService.StartAsync();
        evolving.LoadSystem(SystemForms.Counter);
        evolving.LoadEvents(OlderEvents.All.Zip(Ids, (form, id) => form.Json(id)));
        return evolving;
    }

    /// <summary>A database with a number of older events whose alert is due. Their ids start at 2.</summary>
    public static async Task<EvolvingService> WithManyAsync(int count, FakeTimeProvider? clock = null)
    {
        EvolvingService evolving = await EvolvingService.StartAsync(clock);
        evolving.LoadSystem(SystemForms.Counter);
        evolving.LoadEvents(Enumerable.Range(2, count).Select(id => OlderEvents.Of("alert").Json(id)));
        return evolving;
    }

    /// <summary>The number of events that are not upgraded yet, of those of <see cref="WithManyAsync"/>.</summary>
    public static async Task<int> CountOlderAsync(EvolvingService evolving, int count)
    {
        int left = 0;
        foreach (int id in Enumerable.Range(2, count))
        {
            left += (int)(await evolving.DocumentAsync(id))["schema"]! < StoredDocument.NewestSchema ? 1 : 0;
        }

        return left;
    }
}
