using System.Globalization;

namespace Events.Bench.Peers;

/// <summary>Checks that every side does the whole job, so that no side is fast because it does less.</summary>
internal sealed class PeerChecks(HttpClient client, int events)
{
    /// <summary>Reads some of the stored events and lists every week.</summary>
    /// <exception cref="InvalidOperationException">An answer is not complete.</exception>
    public async Task ContentAsync(ICalendarSide side, CancellationToken cancellationToken)
    {
        for (int number = 0; number < events; number += 97)
        {
            PeerEvent stored = new(number);
            Expect((await AskAsync(side.Read(stored), cancellationToken)).Contains(stored.Summary, StringComparison.Ordinal), side, $"does not have {stored.Summary}");
        }

        foreach (PeerWeek week in PeerWeek.Of(events))
        {
            int found = side.CountIn(await AskAsync(side.List(week), cancellationToken));
            int stored = week.Count(events);
            Expect(found == stored, side, string.Create(CultureInfo.InvariantCulture, $"lists {found} events instead of {stored} in the week of {week.Start:yyyy-MM-dd}"));
        }
    }

    /// <summary>Counts the created events.</summary>
    /// <exception cref="InvalidOperationException">The number differs from the number of creates that the side answered as a success.</exception>
    public async Task CreatedAsync(ICalendarSide side, int created, CancellationToken cancellationToken)
    {
        int found = await side.CountFromAsync(client, new PeerEvent(events).Start, cancellationToken);
        Expect(found == created, side, string.Create(CultureInfo.InvariantCulture, $"has {found} of the {created} events that it answered as created"));
    }

    private async Task<string> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using HttpResponseMessage response = await client.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsStringAsync(cancellationToken);
        }
    }

    private static void Expect(bool holds, ICalendarSide side, string fault)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{side.Name} {fault}.");
        }
    }
}
