namespace Events.Core.Alerts;

/// <summary>The last run of the dispatch as a document of the <c>system</c> container.</summary>
internal sealed record DispatchRunDocument(string Id, DispatchRun Run)
{
    /// <summary>The document's id.</summary>
    public const string DocumentId = "dispatch:last";
}
