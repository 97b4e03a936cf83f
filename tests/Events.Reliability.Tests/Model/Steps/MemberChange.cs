using System.Text.Json.Nodes;
using Events.Reliability.Tests.Model.State;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>A change of one member by a patch. The value is a number as in <see cref="DraftChoice"/>, or null to remove the member.</summary>
internal sealed record MemberChange(ChangedMember Member, int? Value)
{
    private static readonly string[] Names =
        ["title", "start_at", "end_at", "alert_at", "subject_id", "case_service_id", "casefile_id", "users_list", "is_allday", "calendar_id"];

    public string Name => Names[(int)Member];

    private int Number => Value!.Value;

    public EventFields ApplyTo(EventFields fields, SequenceRun run) => Member switch
    {
        ChangedMember.Title => fields with { Title = DraftChoice.Titles[Number] },
        ChangedMember.Start => fields with { Start = DraftChoice.At(Number) },
        ChangedMember.End => fields with { End = DraftChoice.At(Number) },
        ChangedMember.Alert => fields with { Alert = run.Began + Value },
        ChangedMember.Subject => fields with { Subject = Value },
        ChangedMember.Service => fields with { Service = Value },
        ChangedMember.Case => fields with { Case = run.Casefile(Number) },
        ChangedMember.Users => fields with { Users = Value is { } list ? DraftChoice.UserLists[list] : [] },
        ChangedMember.IsAllday => fields with { IsAllday = Value == 1 },
        _ => fields with { Calendar = run.Calendar(Number) },
    };

    public JsonNode? Json(SequenceRun run) => Member switch
    {
        ChangedMember.Title => DraftChoice.Titles[Number],
        ChangedMember.Start or ChangedMember.End => WrittenTime.Of(DraftChoice.At(Number)),
        ChangedMember.Alert => Value is { } seconds ? WrittenTime.Of(run.Began + seconds) : null,
        ChangedMember.Subject or ChangedMember.Service => Value,
        ChangedMember.Case => run.Casefile(Number),
        ChangedMember.Users => Value is { } list ? new JsonArray([.. DraftChoice.UserLists[list].Select(user => JsonValue.Create(user))]) : null,
        ChangedMember.IsAllday => Value == 1,
        _ => run.Calendar(Number),
    };

    public override string ToString() => $"{Name} = {(Value is { } number ? number : "null")}";
}
