using System.Globalization;
using Events.Core.Events.Storing;

namespace Events.Testing.Http;

/// <summary>The <c>ETag</c> of an event.</summary>
internal static class EventTag
{
    /// <summary>The tag of a revision, in the newest schema or in another one.</summary>
    public static string Of(long revision, int schema = StoredDocument.NewestSchema) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{revision}.{schema}\"");
}
