using System.Net;
using System.Net.Sockets;
using Events.Core.Alerts;
using Events.Core.Alerts.Channels;

namespace Events.Core.Tests.Alerts.Channels;

public sealed class WebhookAddressTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> PrivateAndReserved =>
    [
        "127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "169.254.0.1", "100.64.0.1", "100.127.255.255", "168.63.129.16", "0.0.0.1",
        "192.0.0.1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1", "192.88.99.1",
        "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "0x7f000001", "2130706433", "127.1",
        "[::1]", "[fe80::1]", "[fec0::1]", "[fc00::1]", "[fdff::1]", "[ff02::1]", "[2001:db8::1]", "[3fff::1]", "[100::1]",
        "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[::ffff:168.63.129.16]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]",
        "[64:ff9b::127.0.0.1]", "[64:ff9b::169.254.169.254]", "[64:ff9b:1::10.0.0.1]",
        "[2002:7f00:1::1]", "[2002:a9fe:a9fe::1]", "[2001:0:7f00:1::1]", "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
    ];

    [Theory]
    [MemberData(nameof(PrivateAndReserved))]
    public async Task Deliver_DoesNotConnectToPrivateOrReservedAddresses(string host)
    {
        using WebhookChannel channel = Samples.Webhook(new Uri($"https://{host}/"), Samples.Clock(), allowPrivate: false);
        Assert.EndsWith(": its address is private or reserved", (await channel.DeliverAsync(Samples.Alert, Stop)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SpecialAddresses.All), MemberType = typeof(SpecialAddresses))]
    public async Task Deliver_DoesNotConnectToSpecialPurposeAddresses(string address)
    {
        string host = address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
        using WebhookChannel channel = Samples.Webhook(new Uri($"https://{host}/"), Samples.Clock(), allowPrivate: false);

        Assert.EndsWith(": its address is private or reserved", (await channel.DeliverAsync(Samples.Alert, Stop)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SpecialAddresses.Spellings), MemberType = typeof(SpecialAddresses))]
    public async Task Deliver_DoesNotConnectToLoopback_InAnySpelling(string host)
    {
        using TcpListener listener = new(IPAddress.IPv6Any, 0) { Server = { DualMode = true } };
        listener.Start();
        using WebhookChannel channel = Samples.Webhook(new Uri($"https://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/"), Samples.Clock(), allowPrivate: false);

        DeliveryOutcome outcome = await channel.DeliverAsync(Samples.Alert, Stop);

        Assert.False(outcome.IsAccepted);
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("https://user@receiver.example/")]
    [InlineData("https://user:word@receiver.example/")]
    [InlineData("https://receiver.example@127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1/")]
    [InlineData("//127.0.0.1/")]
    [InlineData("127.0.0.1")]
    [InlineData("https://loc%61lhost/")]
    [InlineData("https://%31%32%37.0.0.1/")]
    public void Settings_RefuseAUser_AnotherScheme_AndAnEscapedHost(string url) =>
        Assert.NotEmpty(new WebhookOptions { Url = url, AllowPrivate = true, Secrets = { Samples.Secret } }.Faults("Alerts"));

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("[::ffff:169.254.169.254]")]
    [InlineData("[fe80::1]")]
    [InlineData("[64:ff9b::169.254.169.254]")]
    public async Task Deliver_DoesNotConnectToPlatformAddresses_EvenWithAllowPrivate(string host)
    {
        using WebhookChannel channel = Samples.Webhook(new Uri($"http://{host}/"), Samples.Clock(), allowPrivate: true);
        Assert.EndsWith(": its address is private or reserved", (await channel.DeliverAsync(Samples.Alert, Stop)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Deliver_DoesNotConnectToAListeningLoopbackPort(string host)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using WebhookChannel channel = Samples.Webhook(new Uri($"https://{host}:{port}/"), Samples.Clock(), allowPrivate: false);

        DeliveryOutcome outcome = await channel.DeliverAsync(Samples.Alert, Stop);

        Assert.Equal(new DeliveryOutcome($"no connection to {host}: its address is private or reserved"), outcome);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task Deliver_WithAllowPrivate_ConnectsToLoopbackByName()
    {
        await using Receiver receiver = await Receiver.AnsweringAsync(200);
        using WebhookChannel channel = Samples.Webhook(new Uri($"http://localhost:{receiver.Address.Port}/"), Samples.Clock());
        Assert.True((await channel.DeliverAsync(Samples.Alert, Stop)).IsAccepted);
    }

    [Fact]
    public async Task Deliver_WithoutAllowPrivate_DoesNotUsePlainHttp()
    {
        await using Receiver receiver = await Receiver.AnsweringAsync(200);
        using WebhookChannel channel = Samples.Webhook(receiver.Address, Samples.Clock(), allowPrivate: false);
        Assert.False((await channel.DeliverAsync(Samples.Alert, Stop)).IsAccepted);
        Assert.Empty(receiver.Requests);
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("20.50.2.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("168.63.129.17")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a01:111:f100::1")]
    public void Policy_DoesNotDenyPublicAddresses(string address) =>
        Assert.DoesNotContain(WebhookConnections.Policy(allowPrivate: false).DeniedAddresses, range => Network(range).Contains(IPAddress.Parse(address).MapToIPv6()));

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    public void Policy_WithAllowPrivate_AllowsPrivateAddresses(string address) =>
        Assert.Contains(WebhookConnections.Policy(allowPrivate: true).AllowedAddresses, range => Network(range).Contains(IPAddress.Parse(address).MapToIPv6()));

    private static IPNetwork Network(string range)
    {
        IPNetwork network = IPNetwork.Parse(range);
        return network.BaseAddress.AddressFamily == AddressFamily.InterNetwork
            ? new IPNetwork(network.BaseAddress.MapToIPv6(), network.PrefixLength + 96)
            : network;
    }
}
