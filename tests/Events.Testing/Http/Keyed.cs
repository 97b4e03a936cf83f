namespace Events.Testing.Http;

/// <summary>Requests with an <c>Idempotency-Key</c>.</summary>
internal static class Keyed
{
    /// <summary>A POST with a key. The host has the same name for every instance, as behind a load balancer.</summary>
    public static HttpRequestMessage Post(string path, string json, string? key)
    {
        HttpRequestMessage request = JsonRequest.Create(HttpMethod.Post, path, json);
        request.Headers.Host = "events.test";
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return request;
    }
}
