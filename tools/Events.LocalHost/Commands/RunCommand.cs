using System.CommandLine;
using Events.LocalHost.Commands.Syntax;

namespace Events.LocalHost.Commands;

/// <summary><c>run</c>: the service in the foreground.</summary>
internal static class RunCommand
{
    /// <summary>Makes the command run.</summary>
    public static void SetAction() => RunSyntax.Command.SetAction(RunAsync);

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
            Console.WriteLine("No token is asked for: everybody on this machine may call. (--auth asks for one.)");
        }

        Console.WriteLine(Example.CommandsFor(
            application.Address,
            tokens is null ? null : application.Tokens[tokens[0].Name],
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)));
    }
}
