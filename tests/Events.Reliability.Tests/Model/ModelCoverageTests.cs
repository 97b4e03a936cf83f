using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Events.Core.Events;
using Events.Core.Events.Listing;
using Events.Reliability.Tests.Model.State;
using Events.Reliability.Tests.Model.Steps;

namespace Events.Reliability.Tests.Model;

/// <summary>The model has every field of an event and every filter of a list. A test fails with the name of one that is missing.</summary>
public sealed class ModelCoverageTests
{
    private const int Sequences = 500;

    private static readonly EventFields Example = new(1, 1, null, null, 0, 0, false, "Visit", [], null, "busy", null);

    private static readonly string[] Fields = [.. typeof(Event).GetProperties().Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name))];

    private static readonly string[] SetByTheService = ["id", "alert_sent_at", "created_at", "updated_at"];

    private static readonly string[] AlwaysNull = ["timezone", "body", "address"];

    private static IEnumerable<string> SetByClients => Sorted(Fields.Except(SetByTheService).Except(AlwaysNull));

    [Fact]
    public void Event_HasEveryField() => Assert.Equal(Fields, NamesOf(JsonNode.Parse(PlainEvent.New(1, Example, 0).Json)!.AsObject()));

    [Fact]
    public void Create_SendsEveryField() => Assert.Equal(SetByClients, Sorted(NamesOf(Example.Members)));

    [Fact]
    public void Patch_ChangesEveryField() => Assert.Equal(SetByClients, Sorted(Enum.GetValues<ChangedMember>().Select(MemberChange.NameOf)));

    [Fact]
    public void List_HasEveryFilter() =>
        Assert.Equal(Sorted(EventFilters.All.Select(filter => filter.Name)), Sorted(Enum.GetValues<FilterKind>().Select(FilterChoice.NameOf)));

    [Fact]
    public void RandomSequences_UseEveryFieldAndFilter()
    {
        Step[] steps = [.. Enumerable.Range(1, Sequences).SelectMany(seed => RandomSteps.Sequence.Generate(new PCG(1, (ulong)seed), null, out Size _))];

        Assert.Empty(Enum.GetValues<ChangedMember>().Except(steps.OfType<PatchStep>().SelectMany(step => step.Changes).Select(change => change.Member)));
        Assert.Empty(Enum.GetValues<FilterKind>().Except(steps.OfType<ListStep>().SelectMany(step => step.Filters).Select(filter => filter.Kind)));
    }

    private static IEnumerable<string> NamesOf(JsonObject json) => json.Select(member => member.Key);

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);
}
