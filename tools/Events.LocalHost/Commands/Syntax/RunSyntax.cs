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
        TextOption.Create("--data", "FOLDER", "Keep the data in this folder between runs; without it, in memory.");

    /// <summary><c>--cosmos</c>.</summary>
    public static Option<string?> Cosmos { get; } = TextOption.Create(
        "--cosmos", "ENDPOINT-OR-CONNECTION", "An account or the official emulator instead of LocalCosmos: its address, or a connection string.");

    /// <summary><c>--no-seed</c>.</summary>
    public static Option<bool> NoSeed { get; } = new("--no-seed") { Description = "Start without the example casefile." };

    private static Option<TokenRequest[]> Auth { get; } = CreateAuth();

    /// <summary>The command.</summary>
    public static Command Command { get; } = Create();

    /// <summary>The tokens to make for the run, first the one of <c>--auth</c> alone; null without <c>--auth</c>.</summary>
    public static IReadOnlyList<TokenRequest>? Tokens(ParseResult parsed)
    {
        if (parsed.GetResult(Auth) is not { } auth)
        {
            return null;
        }

        TokenRequest[] named = parsed.GetValue(Auth) ?? [];
        return IsAlone(auth) ? [TokenRequest.Default, .. named] : named;
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
            Description = "Ask for a token, and print one with all scopes. With NAME:SCOPES, for example crm:read,write, one of that name; as often as wanted.",
            HelpName = "NAME:SCOPES",
            Arity = ArgumentArity.ZeroOrMore,
            CustomParser = ParseTokenRequests,
        };
        option.Validators.Add(CheckNames);
        return option;
    }

    // Once at the least without a value beside it.
    private static bool IsAlone(OptionResult auth) => auth.IdentifierTokenCount > auth.Tokens.Count;

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
                result.AddError($"--auth takes NAME:SCOPES, the scopes of read, write and operate with commas between, and got '{token.Value}'.");
            }
        }

        return [.. requests];
    }

    private static void CheckNames(OptionResult result)
    {
        IEnumerable<string> names = result.Tokens
            .Select(token => TokenRequest.TryParse(token.Value)?.Name)
            .OfType<string>()
            .Concat(IsAlone(result) ? [TokenRequest.DefaultName] : []);
        foreach (IGrouping<string, string> same in names.GroupBy(name => name).Where(same => same.Count() > 1))
        {
            result.AddError(same.Key == TokenRequest.DefaultName
                ? $"--auth names the token '{same.Key}' twice (--auth alone makes one of that name); give each a name of its own."
                : $"--auth names the token '{same.Key}' twice; give each a name of its own.");
        }
    }

    private static void CheckDatabase(CommandResult result)
    {
        if (result.GetResult(Data) is not null && result.GetResult(Cosmos) is not null)
        {
            result.AddError("--data is for LocalCosmos; it does not go with --cosmos.");
        }
    }
}
