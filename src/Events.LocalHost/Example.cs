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
    public static string CommandsFor(Uri address, string? token)
    {
        string service = address.GetLeftPart(UriPartial.Authority);
        string authorization = token is null ? string.Empty : $" -H 'Authorization: Bearer {token}'";
        string commands = $$$"""
            Try:
              curl -i{{{authorization}}} {{{service}}}/api/v1/events -H 'Content-Type: application/json' -d '{"event": {"casefile_id": 123, "subject_id": 456, "case_service_id": 1, "calendar_id": 1, "start_at": "2023-01-30 18:00:00", "end_at": "2023-01-30 22:00:00", "timezone": "America/Denver", "title": "Test API Event", "address": {"address_1": "2000 Blake Street", "city": "Denver", "state": "CO", "zip": 80202, "country": "US"}, "users_list": [1, 2, 3]}}'
              curl{{{authorization}}} '{{{service}}}/api/v1/events?calendar=1&from=2023-01-30'
              curl{{{authorization}}} '{{{service}}}/api/v1/events?mode=count'
            """;
        return OperatingSystem.IsWindows() ? ForCommandPrompt(commands) : commands;
    }

    /// <summary>The same commands for <c>cmd</c>, which knows no single quotes.</summary>
    internal static string ForCommandPrompt(string commands) => commands.Replace("\"", "\\\"", StringComparison.Ordinal).Replace('\'', '"');
}
