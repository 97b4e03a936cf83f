namespace Events.Core.Events.Storing;

/// <summary>The counter document of the <c>system</c> container.</summary>
/// <param name="Id">Always <c>counter:event</c>.</param>
/// <param name="Next">The first id that nobody has taken.</param>
internal sealed record IdCounter(string Id, long Next)
{
    /// <summary>The document's id.</summary>
    public const string DocumentId = "counter:event";

    /// <summary>The first id of all.</summary>
    public const long First = 1;
}
