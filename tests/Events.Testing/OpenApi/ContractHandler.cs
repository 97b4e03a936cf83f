using System.Net;
using System.Text.Json;
using Events.Testing.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Events.Testing.OpenApi;

/// <summary>Checks the status, media type, headers and body of every answer against <c>openapi.yaml</c>.</summary>
internal sealed class ContractHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>A base address for requests of which only the path and the query are known.</summary>
    public static readonly Uri AnyHost = new("http://localhost");

    private const string ProblemType = "application/problem+json";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.OrdinalIgnoreCase))
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            byte[] body = Coding.Decode(Value(response, "Content-Encoding"), await response.Content.ReadAsByteArrayAsync(cancellationToken));
            string[] errors = [.. Errors(request.Method.Method, request.RequestUri, response, body)];
            Assert.True(
                errors.Length == 0,
                $"{request.Method} {request.RequestUri.AbsolutePath} answered {(int)response.StatusCode}, which openapi.yaml does not allow: {string.Join("; ", errors)}");
        }

        return response;
    }

    /// <summary>How an answer differs from the description.</summary>
    public static IEnumerable<string> Errors(string method, Uri request, HttpResponseMessage response, byte[] body)
    {
        if (ApiDescription.FindPath(request.AbsolutePath) is not { } path)
        {
            return IsPreflightAnswer(method, response) ? []
                : response.StatusCode == HttpStatusCode.NotFound ? OfProblem(method, response, body)
                : ["the path is not described"];
        }

        // Every GET also answers HEAD, which has no description of its own.
        if (!path.TryGetProperty(method == "HEAD" ? "get" : method.ToLowerInvariant(), out JsonElement operation))
        {
            return IsPreflightAnswer(method, response) ? []
                : response.StatusCode is not (HttpStatusCode.MethodNotAllowed or HttpStatusCode.Forbidden) ? ["the method is not described"]
                : [.. OfProblem(method, response, body), .. response.StatusCode == HttpStatusCode.MethodNotAllowed && Value(response, "Allow") is null ? ["Allow is missing"] : Array.Empty<string>()];
        }

        string status = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return operation.GetProperty("responses").TryGetProperty(status, out JsonElement described)
            ? OfDescribed(ApiDescription.Resolve(described), method, request, response, body)
            : ["the status is not described"];
    }

    private static bool IsPreflightAnswer(string method, HttpResponseMessage response) =>
        method == "OPTIONS" && response.StatusCode == HttpStatusCode.NoContent;

    private static IEnumerable<string> OfProblem(string method, HttpResponseMessage response, byte[] body) =>
        response.Content.Headers.ContentType?.MediaType != ProblemType ? ["the answer is not a problem document"]
        : method == "HEAD" ? []
        : OfProblem(JsonElement.Parse(body));

    // The schema does not restrict problem types and error places, since client generators would turn them into closed enumerations.
    private static IEnumerable<string> OfProblem(JsonElement problem) =>
    [
        .. ApiDescription.Schemas.Errors(ApiDescription.Problem, problem),
        .. problem.TryGetProperty("type", out JsonElement type) && !ApiDescription.ProblemTypes.Contains(type.GetString()!) ? ["#/type is not described"] : Array.Empty<string>(),
        .. problem.TryGetProperty("errors", out JsonElement errors)
            ? errors.EnumerateArray()
                .Where(error => error.TryGetProperty("pointer", out _) == error.TryGetProperty("parameter", out _))
                .Select(error => $"{error} must have either a pointer or a parameter")
            : [],
    ];

    private static IEnumerable<string> OfDescribed(JsonElement described, string method, Uri request, HttpResponseMessage response, byte[] body) =>
        [.. OfHeaders(described, response), .. OfContent(described, method, request, response, body)];

    private static IEnumerable<string> OfHeaders(JsonElement described, HttpResponseMessage response)
    {
        if (!described.TryGetProperty("headers", out JsonElement headers))
        {
            yield break;
        }

        foreach (JsonProperty header in headers.EnumerateObject())
        {
            JsonElement expected = ApiDescription.Resolve(header.Value);
            if (Value(response, header.Name) is { } value)
            {
                foreach (string error in ApiDescription.Schemas.Errors(
                    expected.GetProperty("schema"), JsonSerializer.SerializeToElement(value), header.Name))
                {
                    yield return error;
                }
            }
            else if (expected.TryGetProperty("required", out JsonElement required) && required.GetBoolean())
            {
                yield return $"{header.Name} is missing";
            }
        }
    }

    private static IEnumerable<string> OfContent(JsonElement described, string method, Uri request, HttpResponseMessage response, byte[] body)
    {
        if (!described.TryGetProperty("content", out JsonElement content))
        {
            return body.Length == 0 ? [] : ["the answer must not have a body"];
        }

        string? type = response.Content.Headers.ContentType?.MediaType;
        if (type is null || !content.TryGetProperty(type, out JsonElement media))
        {
            return [$"its media type is {type ?? "missing"}"];
        }

        if (method == "HEAD")
        {
            return body.Length == 0 ? [] : ["an answer to HEAD must not have a body"];
        }

        return type == ProblemType ? OfProblem(JsonElement.Parse(body))
            : type.EndsWith("json", StringComparison.Ordinal)
            ? ApiDescription.Schemas.Errors(SchemaFor(request, media.GetProperty("schema")), JsonElement.Parse(body))
            : [];
    }

    // A list has two schemas: its own, and one for mode=count.
    private static JsonElement SchemaFor(Uri request, JsonElement schema) =>
        schema.TryGetProperty("$defs", out JsonElement others) && Asks(request, "mode", "count") ? others.GetProperty("count") : schema;

    private static bool Asks(Uri request, string name, string value) =>
        QueryHelpers.ParseQuery(request.Query).TryGetValue(name, out StringValues values)
        && values.Any(each => string.Equals(each, value, StringComparison.OrdinalIgnoreCase));

    private static string? Value(HttpResponseMessage response, string name)
    {
        string[] values =
        [
            .. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                .SelectMany(header => header.Value),
        ];
        return values.Length == 0 ? null : string.Join(", ", values);
    }
}
