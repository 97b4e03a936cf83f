using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace LocalCosmos.Tests.Fixtures;

/// <summary>Sends signed requests that the client would not send.</summary>
internal static class SignedRequests
{
    private const string Date = "thu, 01 jan 2026 00:00:00 gmt";

    /// <summary>Sends a query to a range of the container. Returns the status and the sub-status.</summary>
    public static async Task<(int Status, string? SubStatus)> QueryAsync(
        TestAccount account, string? rangeId, string body = """{"query":"SELECT * FROM c"}""", params (string Name, string Value)[] headers)
    {
        (int status, string? subStatus, _) = await PostAsync(account, rangeId, body, headers);
        return (status, subStatus);
    }

    /// <summary>Sends a query to a range of the container. Returns the status, the sub-status and the body of the answer.</summary>
    public static async Task<(int Status, string? SubStatus, string Body)> PostAsync(
        TestAccount account, string? rangeId, string body, params (string Name, string Value)[] headers)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(account.Server.Endpoint, "dbs/main/colls/items/docs"));
        request.Content = new StringContent(body);
        request.Headers.TryAddWithoutValidation("authorization", Authorization(account.Server.Key));
        request.Headers.TryAddWithoutValidation("x-ms-date", Date);
        request.Headers.TryAddWithoutValidation("x-ms-documentdb-isquery", "True");
        if (rangeId is not null)
        {
            request.Headers.TryAddWithoutValidation("x-ms-documentdb-partitionkeyrangeid", rangeId);
        }

        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage answer = await http.SendAsync(request, TestAccount.Cancellation);
        return (
            (int)answer.StatusCode,
            answer.Headers.TryGetValues("x-ms-substatus", out IEnumerable<string>? subStatus) ? subStatus.Single() : null,
            await answer.Content.ReadAsStringAsync(TestAccount.Cancellation));
    }

    private static string Authorization(string key)
    {
        byte[] text = Encoding.UTF8.GetBytes($"post\ndocs\ndbs/main/colls/items\n{Date}\n\n");
        string signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(key), text));
        return WebUtility.UrlEncode($"type=master&ver=1.0&sig={signature}");
    }
}
