using Events.Functions.Pipeline.Routing;
using Microsoft.Extensions.Options;
using NCrontab;

namespace Events.LocalHost.Timers;

/// <summary>
/// Reads the schedule of a timer function from its NCRONTAB expression, as the Functions host does: in UTC, with six fields that start with
/// the seconds, or with five fields without seconds.
/// </summary>
internal static class TimerSchedule
{
    private const int FieldsWithSeconds = 6;

    /// <summary>Reads the schedule of a function.</summary>
    /// <exception cref="OptionsValidationException">The setting that the function names is missing, or it is not an NCRONTAB expression.</exception>
    public static CrontabSchedule Of(TimerFunction function, IConfiguration configuration)
    {
        string setting = function.Schedule.Trim('%');
        string? expression = function.Schedule.StartsWith('%') ? configuration[setting] : function.Schedule;
        if (string.IsNullOrWhiteSpace(expression))
        {
            throw Invalid(setting, $"{setting} is not set. Set it to an NCRONTAB expression, for example 0 * * * * *.");
        }

        bool hasSeconds = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == FieldsWithSeconds;
        return CrontabSchedule.TryParse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = hasSeconds })
            ?? throw Invalid(setting, $"{setting} must be an NCRONTAB expression, for example 0 * * * * *. It is '{expression}'.");
    }

    private static OptionsValidationException Invalid(string setting, string failure) => new(setting, typeof(CrontabSchedule), [failure]);
}
