using System.CommandLine;

namespace Events.LocalHost.Commands.Syntax;

/// <summary>
/// The commands and their options, without their actions. The task runner compiles this folder too, so that it can refuse a wrong option before
/// it builds anything. The code here may therefore use only System.CommandLine and the files that Directory.Build.targets names.
/// </summary>
internal static class CommandSyntax
{
    /// <summary>Creates the command line.</summary>
    public static RootCommand CreateRoot() => new("Runs the events API of a case-management system on a laptop.")
    {
        RunSyntax.Command,
        ListenSyntax.Command,
        TokenSyntax.Command,
        LoadSyntax.Command,
        UpgradeSyntax.Command,
    };
}
