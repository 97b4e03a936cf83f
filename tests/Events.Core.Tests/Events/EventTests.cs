using System.Reflection;
using System.Text.Json.Nodes;
using CsCheck;
using Events.Core.Events;
using NodaTime;

namespace Events.Core.Tests.Events;

public sealed class EventTests
{
    [Fact]
    public void Event_HasTheMembersOfTheContractInOrder() => Assert.Equal(
        EventMembers.All,
        typeof(Event).GetProperties().Select(property => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)));

    [Fact]
    public void HasSameFields_ComparesListsByTheirItems() => RandomEvents.All.Sample(stored =>
        stored.HasSameFields(stored with { UsersList = [.. stored.UsersList] }));

    [Fact]
    public void RandomEvents_HaveSeveralValuesOfEveryMember()
    {
        JsonObject[] events =
        [
            .. Enumerable.Range(1, 100).Select(seed => JsonNode.Parse(CoreJson.Serializer.Write(RandomEvents.All.Generate(new PCG(1, (ulong)seed), null, out Size _)))!.AsObject()),
        ];

        Assert.All(EventMembers.All, member => Assert.True(events.Select(each => each[member]?.ToJsonString()).Distinct().Count() > 1, $"{member} always has the same value."));
    }

    // The JSON shows whether a member differs.
    [Fact]
    public void HasSameFields_ComparesEveryMember() => Gen.Select(RandomEvents.All, RandomEvents.All).Sample((left, right) =>
    {
        JsonObject first = JsonNode.Parse(CoreJson.Serializer.Write(left))!.AsObject();
        JsonObject second = JsonNode.Parse(CoreJson.Serializer.Write(right))!.AsObject();
        foreach (PropertyInfo property in typeof(Event).GetProperties())
        {
            Event changed = left with { };
            property.SetValue(changed, property.GetValue(right));
            string name = System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            bool isSame = JsonNode.DeepEquals(first[name], second[name]);
            Assert.Equal(isSame, left.HasSameFields(changed));
            Assert.Equal(isSame, changed.HasSameFields(left));
        }
    });

    [Fact]
    public void HasSameFields_ComparesTheOrderOfTheUsers() =>
        Assert.False(new Event { UsersList = [1, 2] }.HasSameFields(new Event { UsersList = [2, 1] }));

    [Fact]
    public void HasSameFields_ComparesThePartsOfAnAddress()
    {
        Address address = new("2000 Blake Street", "", null, "Denver", "CO", "80202", "US");

        Assert.True(new Event { Address = address }.HasSameFields(new Event { Address = address with { } }));
        Assert.False(new Event { Address = address }.HasSameFields(new Event { Address = address with { Address3 = "" } }));
        Assert.False(new Event { StartAt = Instant.FromUnixTimeSeconds(1) }.HasSameFields(new Event()));
    }
}
