using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.Steps;

namespace Events.Reliability.Tests.Model;

/// <summary>Runs sequences, and makes those that differ short.</summary>
internal static class Sequences
{
    private const int MostTries = 400;

    /// <summary>Runs the steps, and the look at everything after them.</summary>
    /// <returns>Null where service and model agree all the way.</returns>
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
    /// Leaves out and simplifies steps as long as something differs. CsCheck itself shrinks by drawing again, which would cost hundreds
    /// of whole runs; taking away from the sequence at hand comes to a few steps in some tens.
    /// </summary>
    public static async Task<Difference> ShrinkAsync(Difference found)
    {
        Difference shortest = found;
        ModelledService service = await ModelledService.StartAsync();
        int tries = 0;
        for (bool isShorter = true; isShorter && tries < MostTries;)
        {
            isShorter = false;
            foreach (Step[] fewer in Shorter([.. shortest.Steps.Where(step => step is not FinalCheckStep)]))
            {
                if (tries++ == MostTries)
                {
                    break;
                }

                if (await RunAsync(service, fewer) is { } difference)
                {
                    // What it left behind would be in the way of the next one.
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
