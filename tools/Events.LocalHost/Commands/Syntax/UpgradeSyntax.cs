using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Events.LocalHost.Commands.Syntax;

/// <summary>The options of <c>upgrade</c>.</summary>
internal static class UpgradeSyntax
{
    private const int Default = 400;
    private const int Maximum = 1_000_000;

    /// <summary>The request units that the upgrade may use per second.</summary>
    public static Option<int> Units { get; } = new("--units")
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"The request units that the upgrade may use per second, on average. The default is {Default}."),
        HelpName = "N",
        DefaultValueFactory = _ => Default,
        CustomParser = Parse,
    };

    /// <summary>The command.</summary>
    public static Command Command { get; } = DatabaseOptions.AddTo(
        new Command("upgrade", "Upgrades the events of earlier versions to the newest schema while the service runs. After an interruption, the next run continues at the same place.") { Units });

    private static int Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int units) || units is < 1 or > Maximum)
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"--units takes a number from 1 to {Maximum}, and got '{text}'."));
        }

        return units;
    }
}
