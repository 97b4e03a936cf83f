using System.Text.Json;
using Events.Core.Events;
using Events.Core.Input;

namespace Events.Core.Tests.Events;

public sealed class EventRulesTests
{
    private const string Good =
        """{"casefile_id":1,"calendar_id":1,"start_at":"2023-01-30 18:00","end_at":"2023-01-30 18:00","title":"Visit"}""";

    [Theory]
    [InlineData("""{"casefile_id":1,"calendar_id":1,"start_at":"2023-01-30 18:00","end_at":"2023-01-30 17:00","title":"Visit"}""", "#/events/3/end_at conflict")]
    [InlineData("""{"casefile_id":1,"calendar_id":1,"start_at":"2023-01-30 18:00","end_at":"2023-01-30 18:00","title":""}""", "#/events/3/title empty")]
    [InlineData("[]", "#/events/3 type")]
    [InlineData("null", "#/events/3 type")]
    public void Read_PointsToTheItem(string item, string error)
    {
        FaultList faults = new();

        Read(item, faults);

        Fault fault = Assert.Single(faults.Faults);
        Assert.Equal(error, $"{fault.Pointer} {fault.Code}");
    }

    [Fact]
    public void Read_ReturnsAGoodEvent_DespiteEarlierFaults()
    {
        FaultList faults = new();
        faults.At("#/events/2", FaultCodes.Type, "Must be an object.");

        Assert.Equal("Visit", Read(Good, faults)?.Title);
        Assert.Single(faults.Faults);
    }

    private static Event? Read(string item, FaultList faults)
    {
        using JsonDocument document = JsonDocument.Parse(item);
        return EventRules.Read(document.RootElement, "#/events/3", faults);
    }
}
