namespace Events.Core.Events.Listing;

/// <summary>The names of a list's URL parameters, as the contract writes them.</summary>
internal static class ListParameters
{
    public const string Id = "id";
    public const string Calendar = "calendar";
    public const string Case = "case";
    public const string Subject = "subject";
    public const string User = "user";
    public const string Title = "title";
    public const string IsAllday = "is_allday";
    public const string StartFrom = "start_from";
    public const string StartTo = "start_to";
    public const string EndFrom = "end_from";
    public const string EndTo = "end_to";
    public const string AlertFrom = "alert_from";
    public const string AlertTo = "alert_to";
    public const string AlertSentFrom = "alert_sent_from";
    public const string AlertSentTo = "alert_sent_to";
    public const string CreatedFrom = "created_from";
    public const string CreatedTo = "created_to";
    public const string UpdatedFrom = "updated_from";
    public const string UpdatedTo = "updated_to";
    public const string From = "from";
    public const string To = "to";
    public const string Sort = "sort";
    public const string Direction = "dir";
    public const string PerPage = "per_page";
    public const string Page = "page";
    public const string Cursor = "cursor";
    public const string Mode = "mode";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Id, Calendar, Case, Subject, User, Title, IsAllday,
        StartFrom, StartTo, EndFrom, EndTo, AlertFrom, AlertTo, AlertSentFrom, AlertSentTo,
        CreatedFrom, CreatedTo, UpdatedFrom, UpdatedTo, From, To,
        Sort, Direction, PerPage, Page, Cursor, Mode,
    ];
}
