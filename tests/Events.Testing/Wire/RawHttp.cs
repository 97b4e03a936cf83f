using System.Text;
using Events.Testing.Services;

namespace Events.Testing.Wire;

/// <summary>Sends one request, byte by byte as the test writes it, to the service.</summary>
internal static class RawHttp
{
    /// <summary>The answer. Fails the test if none comes.</summary>
    public static Task<WireAnswer> SendAsync(TestService service, string text) => SendAsync(service, Encoding.Latin1.GetBytes(text));

    public static Task<WireAnswer> SendAsync(TestService service, WireRequest request) => SendAsync(service, request.ToBytes(), request.Method != "HEAD");

    private static async Task<WireAnswer> SendAsync(TestService service, byte[] bytes, bool hasBody = true)
    {
        using WireConnection connection = await WireConnection.OpenAsync(service.Client.BaseAddress!, TestService.Cancellation);
        await connection.SendAsync(bytes, TestService.Cancellation);
        WireAnswer? answer = await connection.ReadAsync(hasBody, TestService.Cancellation);
        Assert.NotNull(answer);
        return answer;
    }

    /// <summary>A request without a body.</summary>
    public static WireRequest Request(string method, string target) => new() { Function = string.Empty, Method = method, Target = target };
}
