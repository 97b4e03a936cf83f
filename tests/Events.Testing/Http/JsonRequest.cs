using System.Net.Http.Headers;
using System.Text;

namespace Events.Testing.Http;

/// <summary>Creates requests with a JSON body.</summary>
internal static class JsonRequest
{
    public static HttpRequestMessage Create(HttpMethod method, string path, string json) => Create(method, path, Encoding.UTF8.GetBytes(json));

    public static HttpRequestMessage Create(HttpMethod method, string path, byte[] json)
    {
        ByteArrayContent content = new(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpRequestMessage(method, path) { Content = content };
    }
}
