using System.Globalization;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Listing;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>A filter of a list. The value is a number as in <see cref="DraftChoice"/>, or a time in seconds since the sequence began.</summary>
internal sealed record FilterChoice(FilterKind Kind, int Value)
{
    /// <summary>Whether the filter excludes the events of all other sequences.</summary>
    public bool IsScope => Kind <= FilterKind.Ids;

    public ListFilter Filter(SequenceRun run) => Kind switch
    {
        FilterKind.Calendar => Equal("calendar", run.Calendar(Value), each => each.Calendar),
        FilterKind.Case => Equal("case", run.Casefile(Value), each => each.Case),
        FilterKind.Ids => Ids(run),
        FilterKind.Subject => Equal("subject", Value, each => each.Subject),
        FilterKind.User => new ListFilter("user", Number(Value), each => each.Users.Contains(Value)),
        FilterKind.Title => new ListFilter("title", DraftChoice.Titles[Value], each => each.Title.Equals(DraftChoice.Titles[Value], StringComparison.OrdinalIgnoreCase)),
        FilterKind.IsAllday => new ListFilter("is_allday", Value == 1 ? "true" : "false", each => each.IsAllday == (Value == 1)),
        FilterKind.StartFrom => From("start_from", DraftChoice.At(Value), each => each.Start),
        FilterKind.StartTo => To("start_to", DraftChoice.At(Value), each => each.Start),
        FilterKind.EndFrom => From("end_from", DraftChoice.At(Value), each => each.End),
        FilterKind.AlertFrom => From("alert_from", run.Began + Value, each => each.Alert),
        FilterKind.AlertTo => To("alert_to", run.Began + Value, each => each.Alert),
        FilterKind.AlertSentFrom => From("alert_sent_from", run.Began + Value, each => each.AlertSent),
        FilterKind.AlertSentTo => To("alert_sent_to", run.Began + Value, each => each.AlertSent),
        FilterKind.CreatedFrom => From("created_from", run.Began + Value, each => each.Created),
        FilterKind.CreatedTo => To("created_to", run.Began + Value, each => each.Created),
        FilterKind.UpdatedFrom => From("updated_from", run.Began + Value, each => each.Updated),
        _ => To("updated_to", run.Began + Value, each => each.Updated),
    };

    public override string ToString() => $"{Kind} {Value}";

    private static ListFilter Ids(SequenceRun run)
    {
        long[] ids = [.. run.Model.Created.Keys.TakeLast(99), run.Target(int.MaxValue)];
        return new ListFilter("id", string.Join(',', ids), each => ids.Contains(each.Id));
    }

    private static ListFilter Equal(string name, long value, Func<OracleEvent, long?> field) => new(name, Number(value), each => field(each) == value);

    private static ListFilter From(string name, long time, Func<OracleEvent, long?> field) => new(name, WrittenTime.Of(time), each => field(each) >= time);

    private static ListFilter To(string name, long time, Func<OracleEvent, long?> field) => new(name, WrittenTime.Of(time), each => field(each) <= time);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
