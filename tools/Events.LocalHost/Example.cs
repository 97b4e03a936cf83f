using System.Globalization;
using Events.Core.Casefiles;

namespace Events.LocalHost;

/// <summary>The example of the API description.</summary>
internal static class Example
{
    /// <summary>The casefile that the example event belongs to.</summary>
    public const long CasefileId = 123;

    /// <summary>What is known of it.</summary>
    public static Casefile Casefile { get; } = new([456], [1]);

    /// <summary>The commands to try, for the address where the service listens.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="token">The token that it asks for, or null.</param>
    /// <param name="today">The day of the example event, so that the calendar's feed shows it.</param>
    public static string CommandsFor(Uri address, string? token, DateOnly today)
    {
        string day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string service = address.GetLeftPart(UriPartial.Authority);
        string authorization = token is null ? string.Empty : $" -H 'Authorization: Bearer {token}'";
        string commands = $$$"""
            Try:
              curl -i{{{authorization}}} {{{service}}}/api/v1/events -H 'Content-Type: application/json' -d '{"event": {"casefile_id": 123, "subject_id": 456, "case_service_id": 1, "calendar_id": 1, "start_at": "{{{day}}} 18:00:00", "end_at": "{{{day}}} 22:00:00", "timezone": "America/Denver", "title": "Test API Event", "address": {"address_1": "2000 Blake Street", "city": "Denver", "state": "CO", "zip": 80202, "country": "US"}, "users_list": [1, 2, 3]}}'
              curl{{{authorization}}} '{{{service}}}/api/v1/events?calendar=1&from={{{day}}}'
              curl{{{authorization}}} '{{{service}}}/api/v1/events?mode=count'
            """;
        return OperatingSystem.IsWindows() ? ForCommandPrompt(commands) : commands;
    }

    /// <summary>The same commands for <c>cmd</c>, which knows no single quotes.</summary>
    internal static string ForCommandPrompt(string commands) => commands.Replace("\"", "\\\"", StringComparison.Ordinal).Replace('\'', '"');
}
