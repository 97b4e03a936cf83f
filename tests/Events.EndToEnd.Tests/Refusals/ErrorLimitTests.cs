using System.Text;
using System.Text.Json;
using Events.Testing.Http;

namespace Events.EndToEnd.Tests.Refusals;

/// <summary>The answer to a bad body is never larger than the body.</summary>
public sealed class ErrorLimitTests(EmptyService empty) : IClassFixture<EmptyService>
{
    private const int MiB = 1024 * 1024;

    public static TheoryData<string, string> Bodies => new()
    {
        { "many names", Names(70_000, index => $"n{index}") },
        { "one long name", Names(1, _ => new string('n', MiB - 100)) },
        { "one long name that grows when it is escaped", Names(1, _ => new string('\u4e2d', (MiB / 3) - 100)) },
        { "names that grow when they are escaped", Names(2_000, index => new string('\u4e2d', 150) + index) },
        { "many values", $"{{\"event\":{{\"users_list\":[{string.Join(',', Enumerable.Repeat("0", 500))}]}}}}" },
        { "names beside the event", $"{{\"event\":{{}},{string.Join(',', Enumerable.Range(0, 70_000).Select(index => $"\"n{index}\":1"))}}}" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Create_ListsTheFirstHundredErrors_AndSaysSo(string what, string body)
    {
        Answer answer = await empty.Service.PostAsync(Paths.Events, body);

        Assert.True(answer.Status == 422, what);
        JsonElement problem = answer.Json;
        Assert.InRange(problem.GetProperty("errors").GetArrayLength(), 1, 100);
        Assert.True(answer.Bytes.Length < Math.Max(MiB, Encoding.UTF8.GetByteCount(body)), $"{answer.Bytes.Length} bytes");
        Assert.Equal(
            problem.GetProperty("errors").GetArrayLength() == 100,
            problem.GetProperty("detail").GetString()!.EndsWith("errors are listed.", StringComparison.Ordinal));
    }

    private static string Names(int count, Func<int, string> name) =>
        $"{{\"event\":{{{string.Join(',', Enumerable.Range(0, count).Select(index => $"\"{name(index)}\":1"))}}}}}";
}
