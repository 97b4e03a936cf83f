using System.CommandLine;

namespace Events.LocalHost.Commands.Syntax;

/// <summary>An option whose value is any text, such as the path of a folder.</summary>
internal static class TextOption
{
    /// <summary>Creates the option. It refuses an empty text, and a text that starts with <c>--</c>, since that is another option.</summary>
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
