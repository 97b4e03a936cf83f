using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Events.Core.Access;

namespace Events.LocalHost.Commands.Syntax;

/// <summary>The arguments and options of <c>token add|list|revoke</c>.</summary>
internal static class TokenSyntax
{
    /// <summary>The name of a token.</summary>
    public static Argument<string> Name { get; } = CreateName();

    /// <summary><c>--scopes</c>.</summary>
    public static Option<Scopes> Scope { get; } = new("--scopes")
    {
        Description = "The scopes of the token: read, write, operate, or several of them with commas between them.",
        DefaultValueFactory = _ => Scopes.Read,
        CustomParser = ParseScopes,
        HelpName = "SCOPES",
    };

    /// <summary><c>--expires</c>.</summary>
    public static Option<DateTimeOffset?> Expires { get; } = new("--expires")
    {
        Description = "The UTC day on which the token stops working, for example 2027-01-01.",
        CustomParser = ParseDate,
        HelpName = "DATE",
    };

    /// <summary><c>token add</c>.</summary>
    public static Command Add { get; } =
        DatabaseOptions.AddTo(new Command("add", "Creates a token and prints it. It cannot be shown again.") { Name, Scope, Expires });

    /// <summary><c>token list</c>.</summary>
    public static Command List { get; } = DatabaseOptions.AddTo(new Command("list", "Lists the tokens."));

    /// <summary><c>token revoke</c>.</summary>
    public static Command Revoke { get; } =
        DatabaseOptions.AddTo(new Command("revoke", "Revokes a token. It stops working within a minute.") { Name });

    /// <summary>The command.</summary>
    public static Command Command { get; } = new("token", "API tokens: add, list, revoke.") { Add, List, Revoke };

    private static Argument<string> CreateName()
    {
        Argument<string> argument = new("NAME") { Description = "The name of the token." };
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: string name }] && string.IsNullOrWhiteSpace(name))
            {
                result.AddError("NAME is the name of the token and must not be empty.");
            }
        });
        return argument;
    }

    private static Scopes ParseScopes(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!ScopeNames.TryParse(text, out Scopes scopes))
        {
            result.AddError($"--scopes takes read, write, operate, or several of them with commas between them, and got '{text}'.");
        }

        return scopes;
    }

    private static DateTimeOffset? ParseDate(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            return date;
        }

        result.AddError($"--expires takes a day such as 2027-01-01, and got '{text}'.");
        return null;
    }
}
