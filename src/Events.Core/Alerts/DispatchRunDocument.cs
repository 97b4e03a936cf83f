using System.Text.Json.Serialization;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>The last run of the dispatch as a document of the <c>system</c> container.</summary>
/// <param name="Id">Always <c>dispatch:last</c>.</param>
/// <param name="Run">The run.</param>
public sealed record DispatchRunDocument(string Id, [property: JsonRequired] DispatchRunDocument.StoredRun Run)
{
    /// <summary>The document's id.</summary>
    public const string DocumentId = "dispatch:last";

    /// <summary>The document of a run.</summary>
    internal static DispatchRunDocument Of(DispatchRun run) => new(DocumentId, new StoredRun(run.StartedAt, run.Result));

    /// <summary>The run of the document.</summary>
    internal DispatchRun ToRun() => new(Run.StartedAt, Run.Result.DurationMs, Run.Result.Delivered, Run.Result.Retried, Run.Result.Failed);

    /// <summary>A run as it is stored.</summary>
    /// <param name="StartedAt">When it started.</param>
    /// <param name="Result">What it did.</param>
    public sealed record StoredRun(Instant StartedAt, DispatchResult Result);
}
