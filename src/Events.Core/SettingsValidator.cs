using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Events.Core;

/// <summary>Checks settings that can check themselves, with their own sentences alone, so that a start that fails says one plain line.</summary>
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
