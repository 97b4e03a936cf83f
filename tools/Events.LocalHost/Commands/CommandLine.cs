using System.CommandLine;
using Azure.Identity;
using Events.Core.Input;
using Events.LocalHost.Commands.Syntax;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Events.LocalHost.Commands;

/// <summary>The command line of the program.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int Misused = 2;

    /// <summary>Runs a command. Returns 0 for success, 1 for a failure, and 2 for a wrong option or setting. A failure prints one line.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        RunCommand.SetAction();
        ListenCommand.SetAction();
        TokenCommand.SetActions();
        LoadCommand.SetAction();
        UpgradeCommand.SetAction();
        ParseResult parsed = CommandSyntax.CreateRoot().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            return Misuse(string.Join(' ', parsed.Errors.Select(error => error.Message)));
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OptionsValidationException exception)
        {
            return Misuse(string.Join(" ", exception.Failures));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Misuse(exception.Message);
        }
        catch (Exception exception) when (exception is HttpRequestException or CosmosException or ProblemException or AuthenticationFailedException)
        {
            PrintError($"The database cannot be used: {exception.Message}");
            return Failed;
        }
        catch (OperationCanceledException)
        {
            PrintError("Stopped before the end.");
            return Failed;
        }
    }

    private static int Misuse(string message)
    {
        PrintError(message);
        return Misused;
    }

    private static void PrintError(string message) => Console.Error.WriteLine(message.ReplaceLineEndings(" "));
}
