namespace Events.Core.Tests.Alerts.Channels;

/// <summary>
/// The blocks of the IANA special-purpose address registries (RFC 6890 and its updates), multicast, and forms of IPv6 that carry an IPv4
/// address. Blocks that the registries call globally reachable are left out, except the forms that carry another address.
/// </summary>
internal static class SpecialAddresses
{
    /// <summary>The first and last address of each block, and addresses between them.</summary>
    public static TheoryData<string> All =>
    [
        // This network, private use, shared address space, loopback, link-local.
        "0.0.0.1", "0.255.255.255", "10.0.0.0", "10.128.3.4", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.0", "127.0.0.1", "127.255.255.255",
        "169.254.0.0", "169.254.169.254", "169.254.255.255", "172.16.0.0", "172.31.255.255", "192.168.0.0", "192.168.255.255",

        // IETF protocol assignments, documentation, 6to4 relay, benchmarking, multicast, reserved, broadcast; the address of the Azure platform.
        "192.0.0.0", "192.0.0.8", "192.0.0.170", "192.0.0.255", "192.0.2.0", "192.0.2.255", "192.88.99.0", "192.88.99.2", "192.88.99.255", "198.18.0.0", "198.19.255.255",
        "198.51.100.0", "198.51.100.255", "203.0.113.0", "203.0.113.255", "224.0.0.0", "224.0.0.251", "239.255.255.255", "240.0.0.0", "254.0.0.1", "255.255.255.255", "168.63.129.16",

        // IPv6: loopback, discard-only, protocol assignments, benchmarking, documentation, unique local, link-local, site-local, multicast, segment routing.
        "::1", "100::", "100::ffff:ffff:ffff:ffff", "100:0:0:1::1", "2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:2::", "2001:2:0:ffff:ffff:ffff:ffff:ffff", "2001:10::1", "2001:20::1",
        "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "5f00::1", "fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fe80::", "fe80::1", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ff00::", "ff02::fb", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",

        // IPv4 inside: mapped, compatible, translated, NAT64 of either prefix, 6to4, Teredo, ISATAP.
        "::ffff:0.0.0.0", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:168.63.129.16", "::ffff:192.168.0.1", "::10.0.0.1", "::127.0.0.1", "::ffff:0:10.0.0.1",
        "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b:1::10.0.0.1", "64:ff9b:1:ffff:ffff:ffff:a00:1", "2002:a00:1::", "2002:7f00:1::1", "2002:a83f:8110::1", "2001:0:a00:1::1", "fe80::5efe:10.0.0.1",
    ];

    /// <summary>Spellings of a host that is this machine. The unspecified address also connects to it.</summary>
    public static TheoryData<string> Spellings =>
    [
        "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7F.0.0.1", "0x7f.0x0.0x0.0x1", "0177.0.0.1", "0177.0.0.01", "017700000001", "127.0.0.1.", "00000177.0.0.1",
        "\uff11\uff12\uff17.\uff10.\uff10.\uff11", "127\u30020\u30020\u30021", "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460", "0.0.0.0", "0", "[::]", "localhost", "LOCALHOST", "localhost.",
        "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:7f00:1]", "[::ffff:127.0.0.1]", "[0000:0000:0000:0000:0000:ffff:7f00:0001]",
    ];
}
