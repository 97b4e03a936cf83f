using System.Globalization;
using System.Text.Json;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Listing;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>A filter of a list. The value is a number as in <see cref="DraftChoice"/>, or a time in seconds since the sequence began.</summary>
internal sealed record FilterChoice(FilterKind Kind, int Value)
{
    /// <summary>Whether the filter excludes the events of all other sequences.</summary>
    public bool IsScope => Kind <= FilterKind.Id;

    public static string NameOf(FilterKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{kind}");

    public ListFilter Filter(SequenceRun run) => Kind switch
    {
        FilterKind.Calendar => Equal(run.Calendar(Value), each => each.Calendar),
        FilterKind.Case => Equal(run.Casefile(Value), each => each.Case),
        FilterKind.Id => Ids(run),
        FilterKind.Subject => Equal(Value, each => each.Subject),
        FilterKind.Service => Equal(Value, each => each.Service),
        FilterKind.User => Of(Number(Value), each => each.Users.Contains(Value)),
        FilterKind.Title => Of(DraftChoice.Titles[Value], each => each.Title.Equals(DraftChoice.Titles[Value], StringComparison.OrdinalIgnoreCase)),
        FilterKind.IsAllday => Of(Value == 1 ? "true" : "false", each => each.IsAllday == (Value == 1)),
        FilterKind.ShowAs => Of(DraftChoice.ShowAs(Value == 1), each => each.ShowAs == DraftChoice.ShowAs(Value == 1)),
        FilterKind.StartFrom => From(DraftChoice.At(Value), each => each.Start),
        FilterKind.StartTo => To(DraftChoice.At(Value), each => each.Start),
        FilterKind.EndFrom => From(DraftChoice.At(Value), each => each.End),
        FilterKind.EndTo => To(DraftChoice.At(Value), each => each.End),
        FilterKind.AlertFrom => From(run.Began + Value, each => each.Alert),
        FilterKind.AlertTo => To(run.Began + Value, each => each.Alert),
        FilterKind.AlertSentFrom => From(run.Began + Value, each => each.AlertSent),
        FilterKind.AlertSentTo => To(run.Began + Value, each => each.AlertSent),
        FilterKind.CreatedFrom => From(run.Began + Value, each => each.Created),
        FilterKind.CreatedTo => To(run.Began + Value, each => each.Created),
        FilterKind.UpdatedFrom => From(run.Began + Value, each => each.Updated),
        FilterKind.UpdatedTo => To(run.Began + Value, each => each.Updated),
        _ => throw new InvalidOperationException($"The model does not filter by {NameOf(Kind)}."),
    };

    public override string ToString() => $"{Kind} {Value}";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private ListFilter Ids(SequenceRun run)
    {
        long[] ids = [.. run.Model.Created.Keys.TakeLast(99), run.Target(int.MaxValue)];
        return Of(string.Join(',', ids), each => ids.Contains(each.Id));
    }

    private ListFilter Equal(long value, Func<OracleEvent, long?> field) => Of(Number(value), each => field(each) == value);

    private ListFilter From(long time, Func<OracleEvent, long?> field) => Of(WrittenTime.Of(time), each => field(each) >= time);

    private ListFilter To(long time, Func<OracleEvent, long?> field) => Of(WrittenTime.Of(time), each => field(each) <= time);

    private ListFilter Of(string value, Func<OracleEvent, bool> matches) => new(NameOf(Kind), value, matches);
}
