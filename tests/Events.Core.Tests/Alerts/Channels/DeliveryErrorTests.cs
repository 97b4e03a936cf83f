using System.Net.Sockets;
using System.Security.Authentication;
using Azure;
using Azure.Identity;
using Events.Core.Alerts.Channels;

namespace Events.Core.Tests.Alerts.Channels;

public sealed class DeliveryErrorTests
{
    private static readonly Uri Receiver = new("https://example.com/hooks?key=secret");

    public static TheoryData<Exception, string> Errors => new()
    {
        { new TaskCanceledException(), "no answer from example.com in time" },
        { new RequestFailedException(403, "secret"), "example.com answered 403" },
        { new RequestFailedException(0, "secret", new SocketException((int)SocketError.HostNotFound)), "no connection to example.com: HostNotFound" },
        { new AuthenticationFailedException("No identity. \r\n- secret"), "no token for example.com: No identity." },
        { new HttpRequestException("secret", new AuthenticationException("Bad certificate.\nsecret")), "no TLS connection to example.com: Bad certificate." },
        { new HttpRequestException(HttpRequestError.ResponseEnded), "no valid answer from example.com: ResponseEnded" },
        { new HttpIOException(HttpRequestError.InvalidResponse), "no valid answer from example.com: InvalidResponse" },
        { new InvalidOperationException("secret"), "example.com: InvalidOperationException" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Describe_NamesTheError_WithoutSecrets(Exception exception, string error) =>
        Assert.Equal(error, DeliveryError.Describe(exception, Receiver));

    [Fact]
    public void Describe_IsCutAtFiveHundredCharacters() =>
        Assert.Equal(500, DeliveryError.Describe(new AuthenticationFailedException(new string('x', 1000)), Receiver).Length);
}
