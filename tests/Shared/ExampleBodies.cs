namespace Events.Tests.Shared;

/// <summary>A complete request from the original API description, and the answer that the contract defines.</summary>
public static class ExampleBodies
{
    public const string Create =
        """
        {"event":{"casefile_id":123,"subject_id":456,"case_service_id":1,"calendar_id":1,"start_at":"2023-01-30 18:00:00","end_at":"2023-01-30 22:00:00","timezone":"America/Denver","is_allday":false,"title":"Test API Event","body":"this is a test from the API","address":{"address_1":"2000 Blake Street","address_2":"","address_3":"","city":"Denver","state":"CO","zip":80202,"country":"US"},"users_list":[1,2,3]}}
        """;

    private const string AnswerOfSchema1 =
        """
        {"id":1042,"casefile_id":123,"calendar_id":1,"subject_id":456,"case_service_id":1,"start_at":"2023-01-30T18:00:00Z","end_at":"2023-01-30T22:00:00Z","is_allday":false,"timezone":"America/Denver","title":"Test API Event","body":"this is a test from the API","address":{"address_1":"2000 Blake Street","address_2":"","address_3":"","city":"Denver","state":"CO","zip":"80202","country":"US"},"users_list":[1,2,3],"alert_at":null,"alert_sent_at":null,"created_at":"2023-01-01T00:00:00Z","updated_at":"2023-01-01T00:00:00Z"}
        """;

    /// <summary>The answer for the id 1042, created and updated at 2023-01-01T00:00:00Z.</summary>
    public static string Answer { get; } = $"{AnswerOfSchema1[..^1]}{AddedMembers.TextAfter(1)}}}";
}
