using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Events.LocalHost.Commands.Syntax;

/// <summary>The options of <c>upgrade</c>.</summary>
internal static class UpgradeSyntax
{
    private const int Default = 400;
    private const int Largest = 1_000_000;

    /// <summary>How many request units the upgrade may use in a second.</summary>
    public static Option<int> Units { get; } = new("--units")
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"How many request units it may use in a second, on average; {Default} without the option."),
        HelpName = "N",
        DefaultValueFactory = _ => Default,
        CustomParser = Parse,
    };

    /// <summary>The command.</summary>
    public static Command Command { get; } = DatabaseOptions.AddTo(
        new Command("upgrade", "Brings the events of earlier versions to the newest schema, beside the running service. A run that was stopped goes on where it was.") { Units });

    private static int Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int units) || units is < 1 or > Largest)
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"--units takes a number from 1 to {Largest}, and got '{text}'."));
        }

        return units;
    }
}
