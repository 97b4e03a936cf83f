using System.Text;
using Events.Reliability.Tests.Model.Steps;

namespace Events.Reliability.Tests.Model;

/// <summary>A difference between the service and the model.</summary>
/// <param name="Steps">The steps up to the difference.</param>
/// <param name="What">The difference.</param>
internal sealed record Difference(IReadOnlyList<Step> Steps, string What)
{
    /// <summary>The steps and the difference as text.</summary>
    public string Describe(string seed)
    {
        StringBuilder story = new();
        story.AppendLine($"The service and the model differ after {Steps.Count} steps; set EVENTS_MODEL_SEED={seed} to run the sequence again.");
        foreach ((int index, Step step) in Steps.Index())
        {
            story.AppendLine($"{index + 1}. {step}");
        }

        return story.Append(What).ToString();
    }
}
