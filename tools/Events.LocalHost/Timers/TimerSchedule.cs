using Events.Functions.Pipeline.Routing;
using Microsoft.Extensions.Options;
using NCrontab;

namespace Events.LocalHost.Timers;

/// <summary>When a timer function runs, by its NCRONTAB expression, as the Functions host reads it: six fields, seconds first, or five, in UTC.</summary>
internal static class TimerSchedule
{
    private const int FieldsWithSeconds = 6;

    /// <summary>Reads a function's schedule.</summary>
    /// <exception cref="OptionsValidationException">The setting that it names is missing or is no NCRONTAB expression.</exception>
    public static CrontabSchedule Of(TimerFunction function, IConfiguration configuration)
    {
        string setting = function.Schedule.Trim('%');
        string? expression = function.Schedule.StartsWith('%') ? configuration[setting] : function.Schedule;
        if (string.IsNullOrWhiteSpace(expression))
        {
            throw Wrong(setting, $"{setting} is not set.");
        }

        bool hasSeconds = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == FieldsWithSeconds;
        return CrontabSchedule.TryParse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = hasSeconds })
            ?? throw Wrong(setting, $"{setting} is no NCRONTAB expression: {expression}");
    }

    private static OptionsValidationException Wrong(string setting, string failure) => new(setting, typeof(CrontabSchedule), [failure]);
}
