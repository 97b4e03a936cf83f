using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.Steps;

namespace Events.Reliability.Tests.Model;

/// <summary>Runs sequences, and shortens those that show a difference.</summary>
internal static class Sequences
{
    private const int MaximumTries = 400;

    /// <summary>Runs the steps, and then the final check.</summary>
    /// <returns>The difference; null if the service and the model agree.</returns>
    public static async Task<Difference?> RunAsync(ModelledService service, IReadOnlyList<Step> steps)
    {
        SequenceRun run = new(service);
        Step[] all = [.. steps, new FinalCheckStep()];
        foreach ((int index, Step step) in all.Index())
        {
            try
            {
                await step.RunAsync(run);
            }
            catch (Exception exception) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                return new Difference(all[..(index + 1)], exception.Message);
            }
        }

        return null;
    }

    /// <summary>
    /// Leaves out and simplifies steps as long as there is a difference. CsCheck shrinks by drawing new sequences, which would cost
    /// hundreds of runs. Removing steps from this sequence leads to a few steps in some tens of runs.
    /// </summary>
    public static async Task<Difference> ShrinkAsync(Difference found)
    {
        Difference shortest = found;
        ModelledService service = await ModelledService.StartAsync();
        int tries = 0;
        for (bool isShorter = true; isShorter && tries < MaximumTries;)
        {
            isShorter = false;
            foreach (Step[] fewer in Shorter([.. shortest.Steps.Where(step => step is not FinalCheckStep)]))
            {
                if (tries++ == MaximumTries)
                {
                    break;
                }

                if (await RunAsync(service, fewer) is { } difference)
                {
                    // Data of the last run would disturb the next one.
                    await service.DisposeAsync();
                    service = await ModelledService.StartAsync();
                    shortest = difference;
                    isShorter = true;
                    break;
                }
            }
        }

        await service.DisposeAsync();
        return shortest;
    }

    private static IEnumerable<Step[]> Shorter(Step[] steps)
    {
        for (int length = steps.Length / 2; length > 0; length /= 2)
        {
            for (int from = steps.Length - length; from >= 0; from -= length)
            {
                yield return [.. steps[..from], .. steps[(from + length)..]];
            }
        }

        foreach ((int index, Step step) in steps.Index())
        {
            foreach (Step simpler in step.Simpler)
            {
                yield return [.. steps[..index], simpler, .. steps[(index + 1)..]];
            }
        }
    }
}
