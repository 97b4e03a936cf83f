using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Reliability.Tests.Model.State;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>A change of one member by a patch. The value is a number as in <see cref="DraftChoice"/>, or null to remove the member.</summary>
internal sealed record MemberChange(ChangedMember Member, int? Value)
{
    public string Name => NameOf(Member);

    private int Number => Value!.Value;

    public static string NameOf(ChangedMember member) => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{member}");

    public EventFields ApplyTo(EventFields fields, SequenceRun run) => Member switch
    {
        ChangedMember.AlertAt => fields with { FixedAlert = run.Began + Value, AlertBefore = null },
        ChangedMember.AlertBefore => fields with { FixedAlert = Value is null ? fields.Alert : null, AlertBefore = Value },
        ChangedMember.StartAt => fields with { Start = DraftChoice.At(Number) },
        ChangedMember.EndAt => fields with { End = DraftChoice.At(Number) },
        ChangedMember.Title => fields with { Title = DraftChoice.Titles[Number] },
        ChangedMember.SubjectId => fields with { Subject = Value },
        ChangedMember.CaseServiceId => fields with { Service = Value },
        ChangedMember.CasefileId => fields with { Case = run.Casefile(Number) },
        ChangedMember.UsersList => fields with { Users = Value is { } list ? DraftChoice.UserLists[list] : [] },
        ChangedMember.IsAllday => fields with { IsAllday = Value == 1 },
        ChangedMember.CalendarId => fields with { Calendar = run.Calendar(Number) },
        ChangedMember.ShowAs => fields with { ShowAs = DraftChoice.ShowAs(Value == 1) },
        _ => throw new InvalidOperationException($"The model does not change {Name}."),
    };

    public JsonNode? Json(SequenceRun run) => Member switch
    {
        ChangedMember.AlertAt => Value is { } seconds ? WrittenTime.Of(run.Began + seconds) : null,
        ChangedMember.StartAt or ChangedMember.EndAt => WrittenTime.Of(DraftChoice.At(Number)),
        ChangedMember.Title => DraftChoice.Titles[Number],
        ChangedMember.SubjectId or ChangedMember.CaseServiceId or ChangedMember.AlertBefore => Value,
        ChangedMember.CasefileId => run.Casefile(Number),
        ChangedMember.UsersList => Value is { } list ? new JsonArray([.. DraftChoice.UserLists[list].Select(user => JsonValue.Create(user))]) : null,
        ChangedMember.IsAllday => Value == 1,
        ChangedMember.CalendarId => run.Calendar(Number),
        ChangedMember.ShowAs => Value is { } free ? DraftChoice.ShowAs(free == 1) : null,
        _ => throw new InvalidOperationException($"The model does not send {Name}."),
    };

    public override string ToString() => $"{Name} = {(Value is { } number ? number : "null")}";
}
