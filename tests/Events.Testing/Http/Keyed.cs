namespace Events.Testing.Http;

/// <summary>Requests with an <c>Idempotency-Key</c>.</summary>
internal static class Keyed
{
    /// <summary>A POST; the host is named the same at every instance, as a load balancer would have it.</summary>
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
