using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Events.Functions.Events;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>Collects the answers of a run and their effect on the events.</summary>
internal sealed partial class RunResults
{
    private readonly ConcurrentDictionary<string, int> _counts = new();
    private int _unanswered;

    /// <summary>The ids of the events that were created.</summary>
    public ConcurrentDictionary<long, bool> Created { get; } = new();

    /// <summary>The ids of the events that were deleted.</summary>
    public ConcurrentDictionary<long, bool> Deleted { get; } = new();

    /// <summary>The number of requests that may have written something but got no answer.</summary>
    public int Unanswered => _unanswered;

    /// <summary>The number of answers with each status.</summary>
    public string Counts => string.Join(", ", _counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key}: {count.Value}"));

    public void Take(HostileCase hostile, WireAnswer? answer)
    {
        WireRequest request = hostile.Request;
        if (answer is null)
        {
            Count("closed");
            if (request.Method is "POST" or "DELETE")
            {
                Interlocked.Increment(ref _unanswered);
            }

            return;
        }

        Count(string.Create(CultureInfo.InvariantCulture, $"{answer.Status}{(answer.IsBare && answer.Status >= 400 ? " by the server" : "")}"));
        if (answer.Status == 204 && EventId().Match(Uri.UnescapeDataString(request.Target)) is { Success: true } deleted)
        {
            Deleted[long.Parse(deleted.Groups["id"].Value, CultureInfo.InvariantCulture)] = true;
        }
        else if (answer.Status is 200 or 201 && answer.Body.Length > 0 && hostile.Good.Function is nameof(CreateEvent) or nameof(CreateEventBatch) && answer.Header("Content-Type")?.Contains("json", StringComparison.Ordinal) == true)
        {
            TakeCreated(JsonElement.Parse(answer.Body), answer.Status);
        }
    }

    private void TakeCreated(JsonElement json, int status)
    {
        if (status == 201)
        {
            Created[json.GetProperty("id").GetInt64()] = true;
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in json.EnumerateArray().Where(item => item.TryGetProperty("event", out _)))
            {
                Created[item.GetProperty("event").GetProperty("id").GetInt64()] = true;
            }
        }
    }

    [GeneratedRegex("events/+(?<id>[0-9]+)", RegexOptions.IgnoreCase)]
    private static partial Regex EventId();

    private void Count(string what) => _counts.AddOrUpdate(what, 1, (_, count) => count + 1);
}
