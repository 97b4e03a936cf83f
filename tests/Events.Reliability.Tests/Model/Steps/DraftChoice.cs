using Events.Reliability.Tests.Model.State;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>The event of a create step. Ids are numbers within the sequence, and times are relative.</summary>
internal sealed record DraftChoice(int Calendar, int Case, int Subject, int Service, int Start, int Length, bool IsAllday, int Title, int Users, int? AlertIn, bool IsFree, int? AlertBefore)
{
    public static readonly string[] Titles = ["Visit", "VISIT", "Hearing", "Café & Co"];

    public static readonly long[][] UserLists = [[], [1], [2, 1], [3]];

    // 2023-01-30T00:00:00Z. Times are in steps of a quarter of a day, so that many are equal.
    private const long FirstDay = 1_675_036_800;
    private const long Quarter = 21_600;

    public static long? NumberOrNone(int number) => number == 0 ? null : number;

    public static long At(int quarter) => FirstDay + (quarter * Quarter);

    public static string ShowAs(bool isFree) => isFree ? "free" : "busy";

    public EventFields Fields(SequenceRun run) => new(
        run.Calendar(Calendar),
        run.Casefile(Case),
        NumberOrNone(Subject),
        NumberOrNone(Service),
        At(Start),
        At(Start + Length),
        IsAllday,
        Titles[Title],
        UserLists[Users],
        AlertBefore is null ? run.Began + AlertIn : null,
        ShowAs(IsFree),
        AlertBefore);

    public override string ToString() => string.Concat(
        $"calendar {Calendar} case {Case} \"{Titles[Title]}\" from {Start} for {Length}",
        Subject == 0 ? "" : $" subject {Subject}",
        Service == 0 ? "" : $" service {Service}",
        IsAllday ? " all day" : "",
        Users == 0 ? "" : $" users {string.Join(',', UserLists[Users])}",
        IsFree ? " free" : "",
        AlertBefore is { } minutes ? $" alert {minutes} min before" : AlertIn is { } seconds ? $" alert at {seconds:+0;-0;0} s" : "");
}
