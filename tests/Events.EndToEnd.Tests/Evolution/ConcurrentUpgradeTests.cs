using System.Text.Json.Nodes;
using Events.Core.Events.Storing;
using Events.Testing.Evolution;
using Events.Testing.Http;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>The upgrade runs beside the service and other writers.</summary>
public sealed class ConcurrentUpgradeTests
{
    [Fact]
    public async Task EventsThatAnOlderVersionWritesBeforeThePosition_AreUpgradedByTheLastPass()
    {
        await using EvolvingService evolving = await OlderDatabase.WithManyAsync(150);
        bool isAdded = false;

        await evolving.UpgradeAsync(report: progress =>
        {
            if (!isAdded)
            {
                isAdded = true;
                evolving.LoadEvents(OlderEvents.Of("named").Json(1));
            }
        });

        Assert.Equal(0, await OlderDatabase.CountOlderAsync(evolving, 150));
        Assert.Equal(StoredDocument.NewestSchema, (int)(await evolving.DocumentAsync(1))["schema"]!);
    }

    [Fact]
    public async Task TwoUpgradesAtOnce_WithConcurrentWriters_LoseNothing()
    {
        const int Count = 150;
        await using EvolvingService evolving = await OlderDatabase.WithManyAsync(Count);
        await evolving.Service.AddInstanceAsync();

        Task<UpgradeProgress>[] upgrades = [evolving.UpgradeAsync(), evolving.UpgradeAsync()];
        await Parallel.ForEachAsync(Enumerable.Range(2, Count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (id, _) =>
        {
            Answer answer = (id % 3) switch
            {
                0 => await evolving.PatchAsync($"\"title\":\"Changed {id}\"", id: id),
                1 => await evolving.Service.SendAsync(ChangeRequests.Delete(id)),
                _ => await evolving.Service.PostAsync(Paths.Events, Bodies.Event(StoredForm.Calendar)),
            };
            Assert.True(answer.Status is 200 or 201 or 204, answer.Text);
        });
        await evolving.DispatchAsync();
        await Task.WhenAll(upgrades);

        Assert.Equal(0, await OlderDatabase.CountOlderAsync(evolving, Count));
        foreach (int id in Enumerable.Range(2, Count))
        {
            JsonObject document = await evolving.DocumentAsync(id);
            Assert.Equal(StoredDocument.NewestSchema, (int)document["schema"]!);
            Assert.Equal(id % 3 == 1, document.ContainsKey("deleted"));
            Assert.Equal(id % 3 == 0 ? $"Changed {id}" : id % 3 == 1 ? null : "Visit", (string?)document["event"]?["title"]);
        }

        Assert.Equal(Enumerable.Range(2, Count).Count(id => id % 3 != 1), evolving.Channel.Received.Select(message => message.EventId).Distinct().Count());
        Assert.Equal(StoredDocument.NewestSchema, (int)(await evolving.SystemDocumentAsync(IdCounter.DocumentId))!["schema"]!);
        Assert.Null(await evolving.SystemDocumentAsync(UpgradePosition.DocumentId));
    }

    [Fact]
    public async Task DocumentThatAClaimChanges_IsUpgradedByTheNextPass()
    {
        await using EvolvingService evolving = await OlderDatabase.WithManyAsync(5);
        evolving.Service.LocalCosmos.Faults.Add(new FaultRule(Fault.WriteBefore()) { Kinds = [RequestKind.Replace], Container = "events", Times = 2 });

        await evolving.UpgradeAsync();

        Assert.Equal(0, await OlderDatabase.CountOlderAsync(evolving, 5));
    }
}
