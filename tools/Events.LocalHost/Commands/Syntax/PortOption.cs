using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;

namespace Events.LocalHost.Commands.Syntax;

/// <summary><c>--port</c>: the port of a command that listens on 127.0.0.1.</summary>
internal static class PortOption
{
    /// <summary>Creates the option.</summary>
    /// <param name="defaultPort">The port without the option.</param>
    public static Option<int> Create(int defaultPort) => new("--port")
    {
        Description = "The port on 127.0.0.1; 0 for any free port.",
        HelpName = "N",
        DefaultValueFactory = _ => defaultPort,
        CustomParser = Parse,
    };

    private static int Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port > IPEndPoint.MaxPort)
        {
            result.AddError($"--port takes a number from 0 to {IPEndPoint.MaxPort}, and got '{text}'.");
        }

        return port;
    }
}
