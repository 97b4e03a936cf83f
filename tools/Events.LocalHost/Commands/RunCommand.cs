using System.CommandLine;
using Events.LocalHost.Commands.Syntax;

namespace Events.LocalHost.Commands;

/// <summary><c>run</c>: runs the service in the foreground.</summary>
internal static class RunCommand
{
    /// <summary>Sets the action of the command.</summary>
    public static void SetAction() => RunSyntax.Command.SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            await ServeAsync(parsed, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is the normal end of a run, even before the service listens.
        }

        return 0;
    }

    private static async Task ServeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        IReadOnlyList<TokenRequest>? tokens = RunSyntax.Tokens(parsed);
        await using LocalHostApplication application = await LocalHostApplication.StartAsync(
            new LocalHostOptions
            {
                Port = parsed.GetValue(RunSyntax.Port),
                DataFolder = parsed.GetValue(RunSyntax.Data),
                Cosmos = parsed.GetValue(RunSyntax.Cosmos),
                Tokens = tokens,
                Seed = !parsed.GetValue(RunSyntax.NoSeed),
            },
            cancellationToken);
        Announce(application, tokens);
        await application.WaitForShutdownAsync();
    }

    private static void Announce(LocalHostApplication application, IReadOnlyList<TokenRequest>? tokens)
    {
        Console.WriteLine($"Listening on {application.Address.GetLeftPart(UriPartial.Authority)}");
        foreach (TokenRequest token in tokens ?? [])
        {
            string label = ReferenceEquals(token, TokenRequest.Default) ? "Token" : $"Token {token.Name}";
            Console.WriteLine($"{label}: {application.Tokens[token.Name]}");
        }

        if (tokens is null)
        {
            Console.WriteLine("Requests need no token: everyone on this machine can call the service. Use --auth to require a token.");
        }

        Console.WriteLine(Example.CommandsFor(
            application.Address,
            tokens is null ? null : application.Tokens[tokens[0].Name],
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)));
    }
}
