using System.Text;

namespace Events.EndToEnd.Tests.Reliability.Model;

/// <summary>Where the service does what the model does not.</summary>
/// <param name="Steps">The steps up to there.</param>
/// <param name="What">What differs.</param>
internal sealed record Difference(IReadOnlyList<Step> Steps, string What)
{
    /// <summary>The story for people.</summary>
    public string Tell(string seed)
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
