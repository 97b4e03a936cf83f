using System.CommandLine;
using System.CommandLine.Parsing;
using Events.Core.Access;

namespace Events.LocalHost.Commands;

/// <summary><c>run</c>: the service in the foreground.</summary>
internal static class RunCommand
{
    private static readonly Option<int> Port = PortOption.Create(7071);

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Keep the data in this folder between runs; without it, in memory.",
        HelpName = "FOLDER",
    };

    private static readonly Option<string?> Cosmos = new("--cosmos")
    {
        Description = "An account or the official emulator instead of LocalCosmos: its address, or a connection string.",
        HelpName = "ENDPOINT-OR-CONNECTION",
    };

    private static readonly Option<TokenRequest[]> Auth = new("--auth")
    {
        Description = "Ask for a token: makes one with all scopes, or NAME:read,write ones, for this run.",
        HelpName = "NAME:SCOPES",
        Arity = ArgumentArity.ZeroOrMore,
        CustomParser = ParseTokenRequests,
    };

    private static readonly Option<bool> NoSeed = new("--no-seed") { Description = "Do not tell of the example casefile." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Command command = new("run", "Runs the service on 127.0.0.1 until Ctrl-C.") { Port, Data, Cosmos, Auth, NoSeed };
        command.Validators.Add(CheckDatabase);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            await ServeAsync(parsed, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping is how a run ends, also one that has not begun to listen.
        }

        return 0;
    }

    private static async Task ServeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using LocalHostApplication application = await LocalHostApplication.StartAsync(
            new LocalHostOptions
            {
                Port = parsed.GetValue(Port),
                DataFolder = parsed.GetValue(Data),
                Cosmos = parsed.GetValue(Cosmos),
                Tokens = TokenRequests(parsed),
                Seed = !parsed.GetValue(NoSeed),
            },
            cancellationToken);
        Announce(application, parsed);
        await application.WaitForShutdownAsync();
    }

    private static void Announce(LocalHostApplication application, ParseResult parsed)
    {
        Console.WriteLine($"Listening on {application.Address.GetLeftPart(UriPartial.Authority)}");
        bool isDefault = parsed.GetValue(Auth) is { Length: 0 };
        foreach ((string name, string token) in application.Tokens)
        {
            Console.WriteLine(isDefault ? $"Token: {token}" : $"Token {name}: {token}");
        }

        if (parsed.GetResult(Auth) is null)
        {
            Console.WriteLine("No token is asked for: everybody on this machine may call. (--auth asks for one.)");
        }

        Console.WriteLine(Example.CommandsFor(application.Address, application.Tokens.Values.FirstOrDefault()));
    }

    private static TokenRequest[]? TokenRequests(ParseResult parsed)
    {
        if (parsed.GetResult(Auth) is null)
        {
            return null;
        }

        TokenRequest[] requests = parsed.GetValue(Auth) ?? [];
        return requests.Length == 0 ? [new TokenRequest(TokenRequest.DefaultName, Scopes.All)] : requests;
    }

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
                result.AddError($"--auth {token.Value}: write NAME:SCOPES, the scopes of read, write and operate with commas between.");
            }
        }

        return [.. requests];
    }

    private static void CheckDatabase(CommandResult result)
    {
        if (result.GetResult(Data) is not null && result.GetResult(Cosmos) is not null)
        {
            result.AddError("--data is for LocalCosmos; it does not go with --cosmos.");
        }
    }
}
