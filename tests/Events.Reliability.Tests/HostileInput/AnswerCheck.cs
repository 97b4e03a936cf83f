using System.Net;
using System.Text.Json;
using Events.Reliability.Tests.HostileInput.Mutations;
using Events.Testing.OpenApi;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>Checks whether the service may give an answer to a hostile request.</summary>
internal static class AnswerCheck
{
    private static readonly string[] Inside = ["   at ", "AccountKey", "SELECT ", "Exception", "StackTrace", "Microsoft.", "System."];

    // What the server says by itself to what is no HTTP, or over its limits.
    private static readonly HashSet<int> Bare = [400, 404, 405, 408, 411, 413, 414, 431, 505];

    /// <summary>What is wrong with it; nothing where it is right.</summary>
    public static IEnumerable<string> Faults(HostileCase hostile, WireAnswer answer)
    {
        if (answer.Status >= 500 && !(answer.Status == 505 && hostile.Effect.HasFlag(Effect.NoHttp)))
        {
            return [$"it is answered {answer.Status}"];
        }

        if (answer.IsBare && answer.Status >= 400)
        {
            return MayBeBare(hostile, answer.Status) ? [] : [$"the service answered it {answer.Status} without a problem document"];
        }

        return [.. OfProblem(hostile, answer), .. OfContract(hostile, answer)];
    }

    private static bool MayBeBare(HostileCase hostile, int status) =>
        Bare.Contains(status) && (hostile.Effect.HasFlag(Effect.NoHttp) || (status == 404 && hostile.Effect.HasFlag(Effect.Elsewhere) && !IsPlainlyUnderApi(hostile.Request.Target)));

    private static bool IsPlainlyUnderApi(string target) =>
        target.StartsWith("/api/v1/", StringComparison.Ordinal) && !target.Contains("..", StringComparison.Ordinal) && !target.Contains("%2e", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> OfProblem(HostileCase hostile, WireAnswer answer)
    {
        if (answer.Status < 400)
        {
            return [];
        }

        if (answer.Header("Content-Type") != "application/problem+json")
        {
            return [$"an error of {answer.Header("Content-Type")}"];
        }

        if (hostile.Request.Method == "HEAD")
        {
            return [];
        }

        JsonElement problem = JsonElement.Parse(answer.Body);
        string told = Told(problem);
        return
        [
            .. ApiDescription.Schemas.Errors(ApiDescription.Problem, problem),
            .. problem.GetProperty("status").GetInt32() == answer.Status ? Array.Empty<string>() : ["it tells another status"],
            .. Inside.Where(word => told.Contains(word, StringComparison.Ordinal)).Select(word => $"it tells of the inside: {word}"),
        ];
    }

    // Its own words: what it says of the request's names may be anything.
    private static string Told(JsonElement problem) =>
        string.Join('\n', ((string[])["type", "title", "detail"]).Select(name => problem.GetProperty(name).GetString()));

    private static IEnumerable<string> OfContract(HostileCase hostile, WireAnswer answer)
    {
        if ((hostile.Effect & ~Effect.NoHttp) != Effect.None)
        {
            return [];
        }

        using HttpResponseMessage response = new((HttpStatusCode)answer.Status) { Content = new ByteArrayContent(answer.Body) };
        foreach ((string name, string value) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return [.. ContractHandler.Errors(hostile.Good.Method, new Uri(ContractHandler.AnyHost, hostile.Good.Target), response, answer.Body)];
    }
}
