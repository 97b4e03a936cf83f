using System.CommandLine;

namespace Events.LocalHost.Commands;

/// <summary><c>--port</c>: where a command listens on 127.0.0.1.</summary>
internal static class PortOption
{
    /// <summary>The option, with the port that is taken without it.</summary>
    public static Option<int> Create(int usual)
    {
        Option<int> option = new("--port")
        {
            Description = "The port on 127.0.0.1 (0: any that is free).",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError("--port takes a number from 0 to 65535.");
            }
        });
        return option;
    }
}
