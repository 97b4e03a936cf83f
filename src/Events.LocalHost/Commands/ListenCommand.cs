using System.CommandLine;
using System.CommandLine.Parsing;
using Events.Core.Alerts.Channels;
using Events.LocalHost.Webhooks;

namespace Events.LocalHost.Commands;

/// <summary><c>listen</c>: a receiver of webhooks in the foreground, to see alerts come in.</summary>
internal static class ListenCommand
{
    private static readonly Option<int> Port = PortOption.Create(7072);

    private static readonly Option<string?> Secret = new("--secret")
    {
        Description = "What signs the webhooks: whsec_ and base64 of 24 to 64 bytes; without it, a new one.",
        HelpName = "SECRET",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Secret.Validators.Add(CheckSecret);
        Command command = new("listen", "Prints the webhooks that come to 127.0.0.1, their signatures checked, until Ctrl-C.") { Port, Secret };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string secret = parsed.GetValue(Secret) ?? WebhookSecret.Create();
        await using WebhookReceiver receiver =
            await WebhookReceiver.StartAsync(parsed.GetValue(Port), secret, Console.Out, TimeProvider.System, cancellationToken);
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

    private static void CheckSecret(OptionResult result)
    {
        // The secret itself stays out of the message, which may end up in a log.
        if (result.Tokens is [{ Value: var text }] && !WebhookSecret.TryParse(text, out _))
        {
            result.AddError("--secret takes whsec_ and base64 of 24 to 64 bytes.");
        }
    }
}
