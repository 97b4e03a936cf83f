using System.CommandLine;

namespace Events.LocalHost.Commands.Syntax;

/// <summary>
/// The commands and their options, without what they do. The task runner compiles this folder too, and refuses a wrong option before it
/// builds anything; so nothing here needs more than System.CommandLine and the few files that Directory.Build.targets names.
/// </summary>
internal static class CommandSyntax
{
    /// <summary>Creates the command line.</summary>
    public static RootCommand CreateRoot() => new("The events API of a case-management system, on a laptop.")
    {
        RunSyntax.Command,
        ListenSyntax.Command,
        TokenSyntax.Command,
        LoadSyntax.Command,
        UpgradeSyntax.Command,
    };
}
