using System.Text;
using System.Text.Json;
using Events.Core.Alerts.Channels;
using NodaTime;

namespace Events.Core.Tests.Alerts.Channels;

public sealed class CloudEventBodyTests
{
    private static readonly Instant Now = Samples.Alert.AlertAt + Duration.FromSeconds(90);

    [Fact]
    public void Write_WritesTheCloudEvent()
    {
        Assert.Equal(
            """{"specversion":"1.0","id":"alert_1042_1675100700","source":"/events","type":"events.alert.due","subject":"1042","time":"2023-01-30T17:45:00Z","lateseconds":90,"datacontenttype":"application/json","data":"""
            + Samples.EventJson + "}",
            Encoding.UTF8.GetString(CloudEventBody.Write(Samples.Alert, Samples.Source, Now)));
    }

    [Fact]
    public void Write_AcceptsAnEventOfAnyLength()
    {
        string json = $$"""{"title":"{{new string('x', 100_000)}}"}""";
        byte[] body = CloudEventBody.Write(Samples.Alert with { EventJson = Encoding.UTF8.GetBytes(json) }, Samples.Source, Now);
        Assert.EndsWith($"\"data\":{json}}}", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(59.9, 59)]
    [InlineData(-30, 0)]
    [InlineData(3_000_000_000.0, int.MaxValue)]
    public void Write_WritesTheLatenessInWholeSecondsAsInt32(double seconds, int late)
    {
        using JsonDocument body = JsonDocument.Parse(CloudEventBody.Write(Samples.Alert, Samples.Source, Samples.Alert.AlertAt + Duration.FromSeconds(seconds)));
        Assert.Equal(late, body.RootElement.GetProperty("lateseconds").GetInt32());
    }
}
