using System.Text;
using System.Text.Json;
using Events.Core.Events;
using Events.Core.Input;
using Events.Core.Time;

namespace Events.Core.Tests.Events;

/// <summary>How <c>alert_at</c>, <c>alert_before</c> and <c>start_at</c> depend on each other, in a create and in a patch.</summary>
public sealed class AlertRulesTests
{
    private const string Start = "2023-01-30T18:00:00Z";

    [Theory]
    [InlineData("", null, null)]
    [InlineData(""","alert_at":null,"alert_before":null""", null, null)]
    [InlineData(""","alert_at":"2023-01-30T17:00:00Z" """, "2023-01-30T17:00:00Z", null)]
    [InlineData(""","alert_at":"2023-01-30T17:00:00Z","alert_before":null""", "2023-01-30T17:00:00Z", null)]
    [InlineData(""","alert_before":0""", Start, 0)]
    [InlineData(""","alert_before":30""", "2023-01-30T17:30:00Z", 30)]
    [InlineData(""","alert_before":1440""", "2023-01-29T18:00:00Z", 1440)]
    [InlineData(""","alert_before":527040""", "2022-01-29T18:00:00Z", 527040)]
    [InlineData(""","alert_at":null,"alert_before":30""", "2023-01-30T17:30:00Z", 30)]
    [InlineData(""","alert_before":30,"alert_at":"2023-01-30T17:30:00Z" """, "2023-01-30T17:30:00Z", 30)]
    [InlineData(""","alert_before":30,"alert_at":"2023-01-30 10:30:00.9-07:00" """, "2023-01-30T17:30:00Z", 30)]
    public void Create_SetsTheAlert(string members, string? alertAt, int? alertBefore)
    {
        Event read = Create(Start, members).OrThrow();

        Assert.Equal((alertAt, alertBefore), Alert(read));
    }

    [Theory]
    [InlineData("-1", FaultCodes.Range)]
    [InlineData("527041", FaultCodes.Range)]
    [InlineData("99999999999999999999", FaultCodes.Range)]
    [InlineData("1.5", FaultCodes.Type)]
    [InlineData("30.0", FaultCodes.Type)]
    [InlineData("3e1", FaultCodes.Type)]
    [InlineData("\"30\"", FaultCodes.Type)]
    [InlineData("true", FaultCodes.Type)]
    [InlineData("[30]", FaultCodes.Type)]
    public void Create_RefusesAValueThatIsNotANumberOfMinutes(string value, string code)
    {
        Fault fault = Assert.Single(Create(Start, $",\"alert_before\":{value}").Faults.Faults);

        Assert.Equal(Fault.At("#/event/alert_before", code, "Must be a JSON integer from 0 to 527040."), fault);
    }

    [Theory]
    [InlineData("2023-01-30T17:30:01Z")]
    [InlineData("2023-01-30T17:29:59Z")]
    [InlineData("2023-01-30T18:00:00Z")]
    public void Create_RefusesAnotherAlertAtBesideAlertBefore(string alertAt)
    {
        Fault fault = Assert.Single(Create(Start, $",\"alert_before\":30,\"alert_at\":\"{alertAt}\"").Faults.Faults);

        Assert.Equal(
            Fault.At("#/event/alert_at", FaultCodes.Conflict, "Must be 2023-01-30T17:30:00Z, which alert_before sets, or be left out."), fault);
    }

    [Fact]
    public void Create_RefusesAnAlertBefore1900()
    {
        Assert.Equal(
            [Fault.At("#/event/alert_before", FaultCodes.Range, "Must not set alert_at before the year 1900.")],
            Create("1900-01-01T00:29:59Z", ",\"alert_before\":30").Faults.Faults);
        Assert.Equal(
            (Timestamp.Format(Timestamp.Earliest), 30), Alert(Create("1900-01-01T00:30:00Z", ",\"alert_before\":30").OrThrow()));
    }

    // A fault that follows from another one is not reported.
    [Theory]
    [InlineData("soon", ",\"alert_before\":30", "#/event/start_at format")]
    [InlineData("soon", ",\"alert_before\":30,\"alert_at\":\"2023-01-30T17:00:00Z\"", "#/event/start_at format")]
    [InlineData("soon", ",\"alert_before\":-1,\"alert_at\":\"later\"", "#/event/alert_at format", "#/event/alert_before range", "#/event/start_at format")]
    [InlineData(Start, ",\"alert_before\":30,\"alert_at\":\"later\"", "#/event/alert_at format")]
    [InlineData(Start, ",\"alert_before\":\"30\",\"alert_at\":7", "#/event/alert_at type", "#/event/alert_before type")]
    [InlineData(Start, ",\"alert_before\":30,\"alert_before\":30", "#/event/alert_before duplicate")]
    public void Create_ReportsEachFaultOnce(string start, string members, params string[] errors) => Assert.Equal(
        errors, Create(start, members).Faults.Faults.Select(fault => $"{fault.Pointer} {fault.Code}").Order(StringComparer.Ordinal));

    [Theory]

    // The stored alert is fixed.
    [InlineData(false, "{}", "2023-01-30T17:30:00Z", null)]
    [InlineData(false, """{"start_at":"2023-01-30T19:00:00Z"}""", "2023-01-30T17:30:00Z", null)]
    [InlineData(false, """{"alert_at":null}""", null, null)]
    [InlineData(false, """{"alert_before":null}""", "2023-01-30T17:30:00Z", null)]
    [InlineData(false, """{"alert_before":15}""", "2023-01-30T17:45:00Z", 15)]
    [InlineData(false, """{"alert_before":30}""", "2023-01-30T17:30:00Z", 30)]
    [InlineData(false, """{"alert_before":15,"start_at":"2023-01-30T19:00:00Z"}""", "2023-01-30T18:45:00Z", 15)]

    // The stored alert moves with the start.
    [InlineData(true, "{}", "2023-01-30T17:30:00Z", 30)]
    [InlineData(true, """{"title":"New"}""", "2023-01-30T17:30:00Z", 30)]
    [InlineData(true, """{"start_at":"2023-01-30T19:00:00Z"}""", "2023-01-30T18:30:00Z", 30)]
    [InlineData(true, """{"alert_at":"2023-01-30T17:00:00Z"}""", "2023-01-30T17:00:00Z", null)]
    [InlineData(true, """{"alert_at":"2023-01-30T17:30:00Z"}""", "2023-01-30T17:30:00Z", null)]
    [InlineData(true, """{"alert_at":"2023-01-30T17:00:00Z","start_at":"2023-01-30T19:00:00Z"}""", "2023-01-30T17:00:00Z", null)]
    [InlineData(true, """{"alert_at":null}""", null, null)]
    [InlineData(true, """{"alert_before":null}""", "2023-01-30T17:30:00Z", null)]
    [InlineData(true, """{"alert_before":null,"start_at":"2023-01-30T19:00:00Z"}""", "2023-01-30T17:30:00Z", null)]
    [InlineData(true, """{"alert_before":null,"alert_at":null}""", null, null)]
    [InlineData(true, """{"alert_before":null,"alert_at":"2023-01-30T17:00:00Z"}""", "2023-01-30T17:00:00Z", null)]
    [InlineData(true, """{"alert_before":45}""", "2023-01-30T17:15:00Z", 45)]
    [InlineData(true, """{"alert_before":45,"alert_at":null}""", "2023-01-30T17:15:00Z", 45)]
    [InlineData(true, """{"alert_before":30,"alert_at":"2023-01-30T17:30:00Z"}""", "2023-01-30T17:30:00Z", 30)]
    public void Patch_SetsTheAlert(bool isRelative, string patch, string? alertAt, int? alertBefore)
    {
        (Event changed, FaultList faults) = Patch(isRelative, patch);

        Assert.Empty(faults.Faults);
        Assert.Equal((alertAt, alertBefore), Alert(changed));
    }

    [Theory]
    [InlineData("""{"alert_before":45,"alert_at":"2023-01-30T17:30:00Z"}""", "#/event/alert_at conflict")]
    [InlineData("""{"alert_before":30,"alert_at":"2023-01-30T17:30:00Z","start_at":"2023-01-30T19:00:00Z"}""", "#/event/alert_at conflict")]
    [InlineData("""{"start_at":"1900-01-01T00:29:59Z"}""", "#/event/alert_before range")]
    [InlineData("""{"alert_before":527041}""", "#/event/alert_before range")]
    [InlineData("""{"alert_at":"later"}""", "#/event/alert_at format")]
    public void Patch_RefusesABrokenRule(string patch, string error) =>
        Assert.Equal(error, Assert.Single(Patch(isRelative: true, patch).Faults.Faults.Select(fault => $"{fault.Pointer} {fault.Code}")));

    private static (string? At, int? Before) Alert(Event read) =>
        (read.AlertAt is { } alertAt ? Timestamp.Format(alertAt) : null, read.AlertBefore);

    private static CheckedEvent Create(string start, string members) => EventBody.ReadCreate(Encoding.UTF8.GetBytes(
        $$$"""{"event":{"casefile_id":1,"calendar_id":1,"start_at":"{{{start}}}","end_at":"2023-01-30T19:00:00Z","title":"Visit"{{{members}}}}}"""));

    private static (Event Changed, FaultList Faults) Patch(bool isRelative, string patch)
    {
        Event stored = Create(Start, isRelative ? ",\"alert_before\":30" : ",\"alert_at\":\"2023-01-30T17:30:00Z\"").OrThrow();
        using JsonDocument before = JsonDocument.Parse(CoreJson.Serializer.Write(stored));
        using JsonDocument sent = JsonDocument.Parse(patch);
        FaultList faults = new();
        return (EventRules.Read(sent.RootElement, "#/event", faults, before.RootElement)!, faults);
    }
}
