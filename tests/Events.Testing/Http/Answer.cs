using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Events.Testing.Http;

/// <summary>A response that was read to its end.</summary>
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

    /// <summary>The path that was asked, as it stood in the request.</summary>
    public string Path { get; }

    /// <summary>The body, byte for byte.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The body as text; JSON in the form of <see cref="JsonText"/>, so that equal JSON is equal text.</summary>
    public string Text => _text ??= IsJson && Bytes.Length > 0 ? JsonText.Of(Bytes.Span) : Encoding.UTF8.GetString(Bytes.Span);

    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>The id of the event that is the whole answer.</summary>
    public long Id => Json.GetProperty("id").GetInt64();

    /// <summary>The ids of the events that are listed, in their order.</summary>
    public IReadOnlyList<long> Ids => [.. Json.EnumerateArray().Select(each => each.GetProperty("id").GetInt64())];

    /// <summary>Where the next page is; null on the last.</summary>
    public Uri? Next => Header("Link") is { } link ? new Uri(NextLink().Match(link).Groups["address"].Value) : null;

    /// <summary>A header's value; several lines of it with commas between; null where there is none.</summary>
    public string? Header(string name)
    {
        string[] values = [.. _headers.SelectMany(headers => headers.NonValidated).Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).SelectMany(header => header.Value)];
        return values.Length == 0 ? null : string.Join(", ", values);
    }

    /// <summary>Every header but those that differ from answer to answer, one a line.</summary>
    public string Headers(params string[] but) => string.Join('\n', _headers
        .SelectMany(headers => headers.NonValidated)
        .Where(header => header.Key != "Date" && !but.Contains(header.Key))
        .Select(header => $"{header.Key}: {header.Value}")
        .Order(StringComparer.Ordinal));

    private bool IsJson => Header("Content-Type") is { } type && MediaTypeHeaderValue.Parse(type).MediaType is "application/json" or "application/problem+json";

    [GeneratedRegex("""^<(?<address>[^>]+)>; rel="next"$""")]
    private static partial Regex NextLink();
}
