using System.Globalization;

namespace Events.Testing.Evolution;

/// <summary>A form that stored documents have or had.</summary>
/// <param name="Name">A unique name of the form.</param>
/// <param name="Version">The commit of the first version that wrote it.</param>
/// <param name="Text">The document, with <c>$id</c> in place of the id of the event.</param>
internal sealed record StoredForm(string Name, string Version, string Text)
{
    /// <summary>The calendar of all forms.</summary>
    public const long Calendar = 7;

    /// <summary>The document of the event with this id.</summary>
    public string Json(long id) => Text.Replace("$id", id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
