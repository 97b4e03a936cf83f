using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Casefiles;

public sealed class CasefileTests(SharedService shared) : IClassFixture<SharedService>
{
    private readonly long _id = SharedService.NextId();

    private TestService Service => shared.Service;

    [Fact]
    public async Task Get_AfterAPut_ReturnsTheCasefile()
    {
        string told = Bodies.Casefile([456, 9007199254740991], [1]);

        Answer put = await Service.PutAsync(Paths.Casefile(_id), told);
        Answer got = await Service.GetAsync(Paths.Casefile(_id));

        Assert.Equal((200, told), (put.Status, put.Text));
        Assert.Equal((200, told), (got.Status, got.Text));
        Assert.Equal("application/json; charset=utf-8", got.Header("Content-Type"));
    }

    [Fact]
    public async Task Put_Again_ReplacesTheCasefile()
    {
        await Service.PutAsync(Paths.Casefile(_id), Bodies.Casefile([456], [1]));
        await Service.PutAsync(Paths.Casefile(_id), Bodies.Casefile([], []));

        Answer got = await Service.GetAsync(Paths.Casefile(_id));

        Assert.Equal(Bodies.Casefile([], []), got.Text);
    }

    [Fact]
    public async Task Get_OfAnUnknownCasefile_Returns404() =>
        ProblemAssert.Is(await Service.GetAsync(Paths.Casefile(_id)), 404);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("9007199254740992")]
    [InlineData("9223372036854775808")]
    public async Task GetAndPut_OfAnInvalidId_Return404(string id)
    {
        ProblemAssert.Is(await Service.GetAsync($"{Paths.Casefiles}/{id}"), 404);
        ProblemAssert.Is(await Service.PutAsync($"{Paths.Casefiles}/{id}", Bodies.Casefile([1], [1])), 404);
    }

    [Theory]
    [InlineData(456L, 1L, null)]
    [InlineData(456L, null, null)]
    [InlineData(null, 1L, null)]
    [InlineData(null, null, null)]
    [InlineData(457L, 1L, "#/event/subject_id not_connected")]
    [InlineData(1L, 1L, "#/event/subject_id not_connected")]
    [InlineData(456L, 456L, "#/event/case_service_id not_connected")]
    [InlineData(null, 3L, "#/event/case_service_id not_connected")]
    [InlineData(7L, 8L, "#/event/subject_id not_connected|#/event/case_service_id not_connected")]
    public async Task Create_ChecksTheSubjectRuleOfAKnownCasefile(long? subject, long? service, string? errors)
    {
        await Service.PutAsync(Paths.Casefile(_id), Bodies.Casefile([455, 456], [1, 2]));

        Answer answer = await Service.PostAsync(Paths.Events, EventOf(subject, service));

        if (errors is null)
        {
            Assert.Equal(201, answer.Status);
        }
        else
        {
            ProblemAssert.Is(answer, 422, errors.Split('|'));
            Assert.Equal(0, await Service.CountAsync($"calendar={_id}"));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("key")]
    public async Task Create_NamesBrokenSubjectRules_TogetherWithAllOtherErrors(string? key)
    {
        await Service.PutAsync(Paths.Casefile(_id), Bodies.Casefile([456], [1]));
        string wrong = Bodies.Event(_id, members => (members["casefile_id"], members["subject_id"], members["title"]) = (_id, 457, " "));

        Answer answer = await Service.SendAsync(Keyed.Post(Paths.Events, wrong, key is null ? null : $"{key}-{_id}"));

        ProblemAssert.Is(answer, 422, "#/event/title empty", "#/event/subject_id not_connected");
    }

    [Fact]
    public async Task Create_OfAnUnknownCasefile_IsAccepted() =>
        Assert.Equal(201, (await Service.PostAsync(Paths.Events, EventOf(456, 1))).Status);

    [Fact]
    public async Task Create_OfAnUnknownCasefile_IsRefused_WithTheSettingReject()
    {
        await using TestService strict = await TestService.StartAsync(new TestServiceOptions
        {
            Settings = new Dictionary<string, string?> { ["Casefiles:Unknown"] = "reject" },
        });

        ProblemAssert.Is(await strict.PostAsync(Paths.Events, EventOf(456, 1)), 422, "#/event/casefile_id unknown");
        ProblemAssert.Is(await strict.PostAsync(Paths.Events, EventOf(null, null)), 422, "#/event/casefile_id unknown");
        ProblemAssert.Is(await strict.PostAsync(Paths.Events, Bodies.Event(_id, members => members["casefile_id"] = 0)), 422, "#/event/casefile_id range");

        await strict.PutAsync(Paths.Casefile(_id), Bodies.Casefile([456], [1]));
        Assert.Equal(201, (await strict.PostAsync(Paths.Events, EventOf(456, 1))).Status);
        Assert.Equal(201, (await strict.PostAsync(Paths.Events, EventOf(null, null))).Status);
    }

    [Theory]
    [InlineData("", 400, null)]
    [InlineData("[]", 400, null)]
    [InlineData("{}", 400, null)]
    [InlineData("""{"casefile":null}""", 400, null)]
    [InlineData("""{"casefile":[]}""", 400, null)]
    [InlineData("""{"subjects":[],"case_services":[]}""", 400, null)]
    [InlineData("""{"casefile":{}}""", 422, "#/casefile/subjects required|#/casefile/case_services required")]
    [InlineData("""{"casefile":{"subjects":null,"case_services":[1]}}""", 422, "#/casefile/subjects required")]
    [InlineData("""{"casefile":{"subjects":[1,"2",0,1],"case_services":{}}}""", 422,
        "#/casefile/subjects/1 type|#/casefile/subjects/2 range|#/casefile/subjects/3 duplicate|#/casefile/case_services type")]
    [InlineData("""{"casefile":{"subjects":[],"case_services":[],"services":[]},"id":1}""", 422, "#/casefile/services unknown_name|#/id unknown_name")]
    [InlineData("""{"casefile":{"subjects":[],"subjects":[],"case_services":[]}}""", 422, "#/casefile/subjects duplicate")]
    public async Task Put_OfABadBody_IsRefused_AndNamesEveryError(string body, int status, string? errors)
    {
        Answer answer = await Service.PutAsync(Paths.Casefile(_id), body);

        ProblemAssert.Is(answer, status, errors?.Split('|') ?? []);
        Assert.Equal(404, (await Service.GetAsync(Paths.Casefile(_id))).Status);
    }

    [Theory]
    [InlineData(1_000, 200)]
    [InlineData(1_001, 422)]
    public async Task Put_AcceptsAThousandOfEach(int count, int status)
    {
        long[] ids = [.. Enumerable.Range(1, count)];

        Answer answer = await Service.PutAsync(Paths.Casefile(_id), Bodies.Casefile(ids, ids));

        Assert.Equal(status, answer.Status);
        if (status == 422)
        {
            ProblemAssert.Is(answer, 422, "#/casefile/subjects too_long", "#/casefile/case_services too_long");
        }
    }

    private string EventOf(long? subject, long? service) => Bodies.Event(_id, members =>
    {
        members["casefile_id"] = _id;
        members["subject_id"] = subject;
        members["case_service_id"] = service;
    });
}
