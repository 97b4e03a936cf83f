using Events.Testing.Http;
using Events.Tests.Shared;

namespace Events.EndToEnd.Tests.Refusals;

public sealed class BadParameterTests(EmptyService empty) : IClassFixture<EmptyService>
{
    public static TheoryData<string, string> Rows { get; } = [.. BadParameters.All.Select(row => (row.Query, row.Faults))];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task List_WithBadParameters_IsRefused_AndNamesEachOne(string query, string faults)
    {
        Answer answer = await empty.Service.GetAsync($"{Paths.Events}?{query}");

        ProblemAssert.Is(answer, 400, [.. faults.Split(' ').Select(WithSpace)]);
    }

    [Theory]
    [InlineData("GET", "/api/v1/events/1?foo=1", "foo unknown_name")]
    [InlineData("HEAD", "/api/v1/events/1?foo=1", null)]
    [InlineData("POST", "/api/v1/events?dry_run=1&Calendar=1", "dry_run unknown_name|Calendar unknown_name")]
    [InlineData("GET", "/api/v1/casefiles/1?foo", "foo unknown_name")]
    [InlineData("PUT", "/api/v1/casefiles/1?foo=1&foo=2", "foo unknown_name")]
    public async Task Request_ThatTakesNoParameters_RefusesThem(string method, string path, string? errors)
    {
        using HttpRequestMessage request = JsonRequest.Create(new HttpMethod(method), path, "{}");

        Answer answer = await empty.Service.SendAsync(request);

        Assert.Equal(400, answer.Status);
        if (errors is not null)
        {
            ProblemAssert.Is(answer, 400, errors.Split('|'));
        }

        await empty.AssertNothingWrittenAsync();
    }

    private static string WithSpace(string fault)
    {
        int colon = fault.LastIndexOf(':');
        return $"{fault[..colon]} {fault[(colon + 1)..]}";
    }
}
