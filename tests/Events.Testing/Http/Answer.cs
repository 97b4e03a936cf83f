using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Events.Testing.Http;

/// <summary>A response that was read completely.</summary>
public sealed partial class Answer
{
    private readonly HttpHeaders[] _headers;
    private string? _text;

    public Answer(HttpResponseMessage response, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(response);
        _headers = [response.Headers, response.Content.Headers];
        Status = (int)response.StatusCode;
        Path = response.RequestMessage!.RequestUri!.AbsolutePath;
        Bytes = bytes;
    }

    public int Status { get; }

    /// <summary>The path of the request.</summary>
    public string Path { get; }

    /// <summary>The body, byte for byte.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The body as text. JSON is written by <see cref="JsonText"/>, so that equal JSON is equal text.</summary>
    public string Text => _text ??= IsJson && Bytes.Length > 0 ? JsonText.Of(Bytes.Span) : Encoding.UTF8.GetString(Bytes.Span);

    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>The id of the event, if the body is an event.</summary>
    public long Id => Json.GetProperty("id").GetInt64();

    /// <summary>The ids of the events, if the body is a list, in its order.</summary>
    public IReadOnlyList<long> Ids => [.. Json.EnumerateArray().Select(each => each.GetProperty("id").GetInt64())];

    /// <summary>The URL of the next page; null on the last page.</summary>
    public Uri? Next => Header("Link") is { } link ? new Uri(NextLink().Match(link).Groups["address"].Value) : null;

    /// <summary>The value of a header, null without one. Several lines of it are joined with commas.</summary>
    public string? Header(string name)
    {
        string[] values = [.. _headers.SelectMany(headers => headers.NonValidated).Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).SelectMany(header => header.Value)];
        return values.Length == 0 ? null : string.Join(", ", values);
    }

    /// <summary>All headers, one per line, except <c>Date</c> and the given ones.</summary>
    public string Headers(params string[] except) => string.Join('\n', _headers
        .SelectMany(headers => headers.NonValidated)
        .Where(header => header.Key != "Date" && !except.Contains(header.Key))
        .Select(header => $"{header.Key}: {header.Value}")
        .Order(StringComparer.Ordinal));

    private bool IsJson => Header("Content-Type") is { } type && MediaTypeHeaderValue.Parse(type).MediaType is "application/json" or "application/problem+json";

    [GeneratedRegex("""^<(?<address>[^>]+)>; rel="next"$""")]
    private static partial Regex NextLink();
}
