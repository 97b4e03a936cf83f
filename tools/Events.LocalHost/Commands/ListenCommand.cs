using System.CommandLine;
using Events.Core.Alerts.Channels;
using Events.LocalHost.Commands.Syntax;
using Events.LocalHost.Webhooks;

namespace Events.LocalHost.Commands;

/// <summary><c>listen</c>: receives webhooks in the foreground and prints them.</summary>
internal static class ListenCommand
{
    /// <summary>Sets the action of the command.</summary>
    public static void SetAction() => ListenSyntax.Command.SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string secret = parsed.GetValue(ListenSyntax.Secret) ?? WebhookSecret.Create();
        await using WebhookReceiver receiver =
            await WebhookReceiver.StartAsync(parsed.GetValue(ListenSyntax.Port), secret, Console.Out, TimeProvider.System, cancellationToken);
        Console.WriteLine($"""
            Listening on {receiver.Address}
            The settings that send alerts here, for dotnet dev.cs run:
              Alerts__Webhooks__local__Url={receiver.Address}
              Alerts__Webhooks__local__Secrets__0={secret}
              Alerts__Webhooks__local__AllowPrivate=true
            """);
        await receiver.WaitForShutdownAsync();
        return 0;
    }
}
