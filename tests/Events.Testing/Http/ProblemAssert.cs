using System.Reflection;
using System.Text.Json;
using Events.Core.Input;

namespace Events.Testing.Http;

/// <summary>Checks a problem document against RFC 9457 and the members of the contract.</summary>
internal static class ProblemAssert
{
    private static readonly string[] Members = ["type", "title", "status", "detail", "instance", "trace_id"];

    private static readonly HashSet<string> Codes =
        [.. typeof(FaultCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    /// <param name="answer">The answer.</param>
    /// <param name="status">The expected status.</param>
    /// <param name="errors">The expected errors in any order, each as <c>pointer code</c> or <c>parameter code</c>.</param>
    public static void Is(Answer answer, int status, params string[] errors)
    {
        Assert.True(answer.Status == status, $"{answer.Status} instead of {status}: {answer.Text}");
        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        JsonElement problem = answer.Json;
        string[] expectedMembers = errors.Length == 0 ? Members : [.. Members, "errors"];
        Assert.Equal(expectedMembers, problem.EnumerateObject().Select(member => member.Name));
        Assert.StartsWith("/problems/", Text(problem, "type"), StringComparison.Ordinal);
        Assert.NotEmpty(Text(problem, "title"));
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(Text(problem, "detail"));
        Assert.Equal(Uri.UnescapeDataString(answer.Path), Uri.UnescapeDataString(Text(problem, "instance")));
        Assert.NotEmpty(Text(problem, "trace_id"));
        Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("AccountKey", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SELECT ", answer.Text, StringComparison.Ordinal);
        if (errors.Length > 0)
        {
            Assert.Equal(errors.Order(StringComparer.Ordinal), problem.GetProperty("errors").EnumerateArray().Select(Error).Order(StringComparer.Ordinal));
        }
    }

    private static string Error(JsonElement error)
    {
        string place = error.TryGetProperty("pointer", out JsonElement pointer) ? pointer.GetString()! : Text(error, "parameter");
        string code = Text(error, "code");
        Assert.Contains(code, Codes);
        Assert.NotEmpty(Text(error, "message"));
        Assert.Equal(3, error.EnumerateObject().Count());
        return $"{place} {code}";
    }

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;
}
