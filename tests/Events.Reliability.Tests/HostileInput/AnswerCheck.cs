using System.Net;
using System.Text.Json;
using Events.Reliability.Tests.HostileInput.Mutations;
using Events.Testing.OpenApi;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>Checks whether an answer to a hostile request is allowed.</summary>
internal static class AnswerCheck
{
    private static readonly string[] InternalWords = ["   at ", "AccountKey", "SELECT ", "Exception", "StackTrace", "Microsoft.", "System."];

    // The statuses of the server for requests that are invalid HTTP or over its limits.
    private static readonly HashSet<int> Bare = [400, 404, 405, 408, 411, 413, 414, 431, 505];

    /// <summary>The faults of an answer; empty if it is right.</summary>
    public static IEnumerable<string> Faults(HostileCase hostile, WireAnswer answer)
    {
        if (answer.Status >= 500 && !(answer.Status == 505 && hostile.Effect.HasFlag(Effect.InvalidHttp)))
        {
            return [$"the status is {answer.Status}"];
        }

        if (answer.IsBare && answer.Status >= 400)
        {
            return MayBeBare(hostile, answer.Status) ? [] : [$"the answer is {answer.Status} without a problem document"];
        }

        return [.. OfProblem(hostile, answer), .. OfContract(hostile, answer)];
    }

    private static bool MayBeBare(HostileCase hostile, int status) =>
        Bare.Contains(status) && (hostile.Effect.HasFlag(Effect.InvalidHttp) || (status == 404 && hostile.Effect.HasFlag(Effect.OtherFunction) && !IsPlainlyUnderApi(hostile.Request.Target)));

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
            return [$"the media type of the error is {answer.Header("Content-Type")}, not application/problem+json"];
        }

        if (hostile.Request.Method == "HEAD")
        {
            return [];
        }

        JsonElement problem = JsonElement.Parse(answer.Body);
        string words = WordsOf(problem);
        return
        [
            .. ApiDescription.Schemas.Errors(ApiDescription.Problem, problem),
            .. problem.GetProperty("status").GetInt32() == answer.Status ? Array.Empty<string>() : ["the problem document has another status"],
            .. InternalWords.Where(word => words.Contains(word, StringComparison.Ordinal)).Select(word => $"it reveals an internal word: {word}"),
        ];
    }

    // Only the texts of the service. Texts that repeat names of the request may contain anything.
    private static string WordsOf(JsonElement problem) =>
        string.Join('\n', ((string[])["type", "title", "detail"]).Select(name => problem.GetProperty(name).GetString()));

    private static IEnumerable<string> OfContract(HostileCase hostile, WireAnswer answer)
    {
        if ((hostile.Effect & ~Effect.InvalidHttp) != Effect.None)
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
