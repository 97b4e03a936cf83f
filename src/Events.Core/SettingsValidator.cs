using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Events.Core;

/// <summary>Validates settings with their own rules and messages, so that a failed start shows only these messages.</summary>
public sealed class SettingsValidator<TOptions> : IValidateOptions<TOptions>
    where TOptions : class, IValidatableObject
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        string[] failures = [.. options.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
