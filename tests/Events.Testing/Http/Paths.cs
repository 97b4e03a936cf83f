namespace Events.Testing.Http;

public static class Paths
{
    public const string Events = "/api/v1/events";

    public const string Batch = Events + "/batch";

    public const string Deleted = Events + "/deleted";

    public const string Casefiles = "/api/v1/casefiles";

    public static string Event(long id) => $"{Events}/{id}";

    public static string Casefile(long id) => $"{Casefiles}/{id}";
}
