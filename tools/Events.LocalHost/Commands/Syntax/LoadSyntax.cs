using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Events.LocalHost.Commands.Syntax;

/// <summary>The arguments of <c>load</c>.</summary>
internal static class LoadSyntax
{
    private const int Maximum = 10_000_000;

    /// <summary>The number of events.</summary>
    public static Argument<int> Count { get; } = new("N")
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"The number of events, 1 to {Maximum}."),
        CustomParser = Parse,
    };

    /// <summary>The command.</summary>
    public static Command Command { get; } =
        DatabaseOptions.AddTo(new Command("load", "Stores sample events directly in the database, for measurements.") { Count });

    private static int Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count is < 1 or > Maximum)
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"load takes a number of events from 1 to {Maximum}, and got '{text}'."));
        }

        return count;
    }
}
