using System.Text;
using System.Text.Json;
using Events.Core.Events;
using Events.Core.Input;

namespace Events.Core.Tests.Events;

public sealed class ShowAsTests
{
    [Theory]
    [InlineData("", ShowAs.Busy)]
    [InlineData(",\"show_as\":null", ShowAs.Busy)]
    [InlineData(",\"show_as\":\"busy\"", ShowAs.Busy)]
    [InlineData(",\"show_as\":\"free\"", ShowAs.Free)]
    [InlineData(",\"show_as\":\"\\u0066ree\"", ShowAs.Free)]
    public void Create_ReadsShowAs(string member, ShowAs expected) => Assert.Equal(expected, Create(member).OrThrow().ShowAs);

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"Free\"")]
    [InlineData("\"BUSY\"")]
    [InlineData("\" free\"")]
    [InlineData("\"away\"")]
    [InlineData("\"0\"")]
    [InlineData("\"busy,free\"")]
    public void Create_RefusesAnyOtherWord(string value) => Assert.Equal(
        [Fault.At("#/event/show_as", FaultCodes.Unknown, "Must be one of: busy, free.")], Create($",\"show_as\":{value}").Faults.Faults);

    [Theory]
    [InlineData("0", FaultCodes.Type)]
    [InlineData("true", FaultCodes.Type)]
    [InlineData("[\"free\"]", FaultCodes.Type)]
    [InlineData("\"free\\u0000\"", FaultCodes.Characters)]
    [InlineData("\"\\ud800\"", FaultCodes.Characters)]
    public void Create_RefusesAValueThatIsNotAWord(string value, string code)
    {
        Fault fault = Assert.Single(Create($",\"show_as\":{value}").Faults.Faults);

        Assert.Equal(("#/event/show_as", code), (fault.Pointer, fault.Code));
    }

    [Theory]
    [InlineData("{}", ShowAs.Free)]
    [InlineData("""{"title":"New"}""", ShowAs.Free)]
    [InlineData("""{"show_as":"free"}""", ShowAs.Free)]
    [InlineData("""{"show_as":"busy"}""", ShowAs.Busy)]
    [InlineData("""{"show_as":null}""", ShowAs.Busy)]
    public void Patch_KeepsOrSetsShowAs(string patch, ShowAs expected)
    {
        using JsonDocument stored = JsonDocument.Parse(CoreJson.Serializer.Write(Create(",\"show_as\":\"free\"").OrThrow()));
        using JsonDocument sent = JsonDocument.Parse(patch);
        FaultList faults = new();

        Assert.Equal(expected, EventRules.Read(sent.RootElement, "#/event", faults, stored.RootElement)!.ShowAs);
        Assert.Empty(faults.Faults);
    }

    private static CheckedEvent Create(string member) => EventBody.ReadCreate(Encoding.UTF8.GetBytes(
        $$$"""{"event":{"casefile_id":1,"calendar_id":1,"start_at":"2023-01-30T18:00:00Z","end_at":"2023-01-30T18:00:00Z","title":"Visit"{{{member}}}}}"""));
}
