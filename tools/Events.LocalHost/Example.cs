using System.Globalization;
using Events.Core.Casefiles;

namespace Events.LocalHost;

/// <summary>The example casefile and the example requests of the API description.</summary>
internal static class Example
{
    /// <summary>The id of the casefile of the example event.</summary>
    public const long CasefileId = 123;

    /// <summary>The example casefile.</summary>
    public static Casefile Casefile { get; } = new([456], [1]);

    /// <summary>The commands that send the example requests.</summary>
    /// <param name="address">The address of the service.</param>
    /// <param name="token">The token of the requests; null for a service that needs none.</param>
    /// <param name="today">The day of the example event. A feed shows events near the current day.</param>
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

    /// <summary>Rewrites the commands for <c>cmd</c>, which does not support single quotes.</summary>
    internal static string ForCommandPrompt(string commands) => commands.Replace("\"", "\\\"", StringComparison.Ordinal).Replace('\'', '"');
}
