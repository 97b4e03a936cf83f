using System.CommandLine;
using System.CommandLine.Parsing;

namespace Events.LocalHost.Commands.Syntax;

/// <summary>The options of <c>run</c>.</summary>
internal static class RunSyntax
{
    /// <summary><c>--port</c>.</summary>
    public static Option<int> Port { get; } = PortOption.Create(7071);

    /// <summary><c>--data</c>.</summary>
    public static Option<string?> Data { get; } =
        TextOption.Create("--data", "FOLDER", "The folder that keeps the data between runs. Without it, the data is in memory.");

    /// <summary><c>--cosmos</c>.</summary>
    public static Option<string?> Cosmos { get; } = TextOption.Create(
        "--cosmos", "ENDPOINT-OR-CONNECTION", "The address or the connection string of an account or of the official emulator, instead of LocalCosmos.");

    /// <summary><c>--no-seed</c>.</summary>
    public static Option<bool> NoSeed { get; } = new("--no-seed") { Description = "Starts without the example casefile." };

    private static Option<TokenRequest[]> Auth { get; } = CreateAuth();

    /// <summary>The command.</summary>
    public static Command Command { get; } = Create();

    /// <summary>The tokens to create for the run; null without <c>--auth</c>. The token of an <c>--auth</c> without a value comes first.</summary>
    public static IReadOnlyList<TokenRequest>? Tokens(ParseResult parsed)
    {
        if (parsed.GetResult(Auth) is not { } auth)
        {
            return null;
        }

        TokenRequest[] named = parsed.GetValue(Auth) ?? [];
        return OccursWithoutValue(auth) ? [TokenRequest.Default, .. named] : named;
    }

    private static Command Create()
    {
        Command command = new("run", "Runs the service on 127.0.0.1 until Ctrl-C.") { Port, Data, Cosmos, Auth, NoSeed };
        command.Validators.Add(CheckDatabase);
        return command;
    }

    private static Option<TokenRequest[]> CreateAuth()
    {
        Option<TokenRequest[]> option = new("--auth")
        {
            Description = "Requires a token. Without a value, creates and prints a token with all scopes. With NAME:SCOPES, for example crm:read,write, creates and prints a token with this name and these scopes. May be repeated.",
            HelpName = "NAME:SCOPES",
            Arity = ArgumentArity.ZeroOrMore,
            CustomParser = ParseTokenRequests,
        };
        option.Validators.Add(CheckNames);
        return option;
    }

    // Whether the option occurs at least once without a value.
    private static bool OccursWithoutValue(OptionResult auth) => auth.IdentifierTokenCount > auth.Tokens.Count;

    private static TokenRequest[] ParseTokenRequests(ArgumentResult result)
    {
        List<TokenRequest> requests = [];
        foreach (Token token in result.Tokens)
        {
            if (TokenRequest.TryParse(token.Value) is { } request)
            {
                requests.Add(request);
            }
            else
            {
                result.AddError($"--auth takes NAME:SCOPES, where SCOPES is read, write, operate, or several of them with commas between them, and got '{token.Value}'.");
            }
        }

        return [.. requests];
    }

    private static void CheckNames(OptionResult result)
    {
        IEnumerable<string> names = result.Tokens
            .Select(token => TokenRequest.TryParse(token.Value)?.Name)
            .OfType<string>()
            .Concat(OccursWithoutValue(result) ? [TokenRequest.DefaultName] : []);
        foreach (IGrouping<string, string> same in names.GroupBy(name => name).Where(same => same.Count() > 1))
        {
            result.AddError(same.Key == TokenRequest.DefaultName
                ? $"--auth names the token '{same.Key}' twice (--auth without a value creates a token with this name). Give each token its own name."
                : $"--auth names the token '{same.Key}' twice. Give each token its own name.");
        }
    }

    private static void CheckDatabase(CommandResult result)
    {
        if (result.GetResult(Data) is not null && result.GetResult(Cosmos) is not null)
        {
            result.AddError("--data is for LocalCosmos and cannot be combined with --cosmos. Leave out one of them.");
        }
    }
}
