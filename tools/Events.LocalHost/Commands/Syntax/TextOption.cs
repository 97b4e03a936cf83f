using System.CommandLine;

namespace Events.LocalHost.Commands.Syntax;

/// <summary>An option with a text of the user's own, such as the path of a folder.</summary>
internal static class TextOption
{
    /// <summary>Creates the option. It refuses an empty text, and another option in the place of the text.</summary>
    public static Option<string?> Create(string name, string helpName, string description)
    {
        Option<string?> option = new(name) { Description = description, HelpName = helpName };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: string text }] && (string.IsNullOrWhiteSpace(text) || text.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError($"{name} takes {helpName}, and got '{text}'.");
            }
        });
        return option;
    }
}
