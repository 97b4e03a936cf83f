using System.CommandLine;
using System.CommandLine.Parsing;
using Events.Core.Alerts.Channels;

namespace Events.LocalHost.Commands.Syntax;

/// <summary>The options of <c>listen</c>.</summary>
internal static class ListenSyntax
{
    /// <summary><c>--port</c>.</summary>
    public static Option<int> Port { get; } = PortOption.Create(7072);

    /// <summary><c>--secret</c>.</summary>
    public static Option<string?> Secret { get; } = CreateSecret();

    /// <summary>The command.</summary>
    public static Command Command { get; } =
        new("listen", "Receives webhooks on 127.0.0.1, checks their signatures and prints them, until Ctrl-C.") { Port, Secret };

    private static Option<string?> CreateSecret()
    {
        Option<string?> option = new("--secret")
        {
            Description = "The secret that signs the webhooks: whsec_ and base64 of 24 to 64 bytes. Without the option, a new secret is created.",
            HelpName = "SECRET",
        };
        option.Validators.Add(CheckSecret);
        return option;
    }

    private static void CheckSecret(OptionResult result)
    {
        // The message may be logged, so it does not contain the secret.
        if (result.Tokens is [{ Value: string text }] && !WebhookSecret.TryParse(text, out _))
        {
            result.AddError("--secret takes whsec_ and base64 of 24 to 64 bytes.");
        }
    }
}
