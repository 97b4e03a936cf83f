using Microsoft.Extensions.Options;

namespace Events.Core.Alerts.Channels;

/// <summary>Refuses wrong settings of channels, and reports all of them.</summary>
internal sealed class ChannelOptionsValidator : IValidateOptions<ChannelOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ChannelOptions options)
    {
        string[] faults = [.. options.Faults()];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
