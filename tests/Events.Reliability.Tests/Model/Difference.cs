using System.Text;
using Events.Reliability.Tests.Model.Steps;

namespace Events.Reliability.Tests.Model;

/// <summary>A difference between the service and the model.</summary>
/// <param name="Steps">The steps up to there.</param>
/// <param name="What">What differs.</param>
internal sealed record Difference(IReadOnlyList<Step> Steps, string What)
{
    /// <summary>The steps and the difference as text.</summary>
    public string Describe(string seed)
    {
        StringBuilder story = new();
        story.AppendLine($"The service and the model differ after {Steps.Count} steps; EVENTS_MODEL_SEED={seed} runs the sequence again.");
        foreach ((int index, Step step) in Steps.Index())
        {
            story.AppendLine($"{index + 1}. {step}");
        }

        return story.Append(What).ToString();
    }
}
