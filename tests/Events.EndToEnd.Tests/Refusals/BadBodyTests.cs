using Events.Testing.Http;
using Events.Tests.Shared;

namespace Events.EndToEnd.Tests.Refusals;

public sealed class BadBodyTests(EmptyService empty) : IClassFixture<EmptyService>
{
    private static readonly Dictionary<string, BadBody> ByName = BadBodies.All.ToDictionary(body => body.Name);

    public static TheoryData<string> Names { get; } = [.. ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Create_WithABadBody_IsRefused_AndNamesEveryError(string name)
    {
        BadBody body = ByName[name];

        Answer answer = await empty.Service.SendAsync(JsonRequest.Create(HttpMethod.Post, Paths.Events, body.Utf8));

        ProblemAssert.Is(answer, body.Status, body.Errors);
        await empty.AssertNothingWrittenAsync();
    }
}
