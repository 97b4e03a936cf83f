using System.Globalization;

namespace Events.Testing.Evolution;

/// <summary>A form of a stored document.</summary>
/// <param name="Name">What tells it from other forms.</param>
/// <param name="Version">The commit of the first version that wrote it.</param>
/// <param name="Text">The document. <c>$id</c> stands for the id of the event.</param>
internal sealed record StoredForm(string Name, string Version, string Text)
{
    /// <summary>The calendar of all forms.</summary>
    public const long Calendar = 7;

    /// <summary>The document of an event.</summary>
    public string Json(long id) => Text.Replace("$id", id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
