using LocalCosmos.Tests.Fixtures;

namespace LocalCosmos.Tests.Queries;

/// <summary>Resume filters. The client uses them to continue in ranges for which it has no continuation.</summary>
public class ResumptionTests
{
    private const string Query = "SELECT c._rid, [{\\\"item\\\": c._ts}] AS orderByItems, c AS payload FROM c WHERE (true) ORDER BY c._ts";

    [Theory]
    [InlineData(Query, """{"value":[1],"exclude":true}""", 200)]
    [InlineData(Query, """{"value":[[]],"exclude":false}""", 200)]
    [InlineData(Query, """{"value":[1,2],"exclude":true}""", 400)]
    [InlineData(Query, """{"value":[1]}""", 400)]
    [InlineData(Query, """{"value":1,"exclude":true}""", 400)]
    [InlineData(Query, """{"value":[1],"exclude":true,"rid":"no"}""", 400)]
    [InlineData(Query, """{"value":[[1]],"exclude":true}""", 400)]
    [InlineData(Query, """{"value":[{"type":"array","low":1,"high":2}],"exclude":true}""", 400)]
    [InlineData("SELECT * FROM c ORDER BY c._ts", """{"value":[1],"exclude":true}""", 400)]
    [InlineData("SELECT * FROM c", """{"value":[],"exclude":true}""", 400)]
    public async Task ResumeFilter_IsAcceptedIfItFitsTheQuery(string query, string filter, int status)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string body = $$"""{"query":"{{query}}","resumeFilter":{{filter}}}""";

        Assert.Equal(status, (await SignedRequests.QueryAsync(account, "0", body)).Status);
    }
}
