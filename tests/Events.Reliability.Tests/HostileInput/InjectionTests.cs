using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Reliability.Tests.HostileInput.Mutations;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>Text that looks like a part of a query is treated like any other text.</summary>
public sealed class InjectionTests(InjectionService injection) : IClassFixture<InjectionService>
{
    private readonly TestService _service = injection.Service;
    private readonly long _calendar = SharedService.NextId();

    /// <summary>Every parameter of a list except <c>title</c>, the only one that accepts any text.</summary>
    public static TheoryData<string, string> Parameters
    {
        get
        {
            TheoryData<string, string> parameters = [];
            foreach (string name in (string[])["id", "calendar", "case", "subject", "user", "is_allday", "sort", "dir", "mode", "page", "per_page", "cursor"])
            {
                parameters.Add(Paths.Events, name);
            }

            foreach (string time in (string[])["start", "end", "alert", "alert_sent", "created", "updated"])
            {
                parameters.Add(Paths.Events, $"{time}_from");
                parameters.Add(Paths.Events, $"{time}_to");
            }

            foreach (string name in (string[])["deleted_from", "deleted_to", "calendar", "per_page", "cursor"])
            {
                parameters.Add(Paths.Deleted, name);
            }

            parameters.Add("/api/v1/alerts/failed", "per_page");
            parameters.Add("/api/v1/alerts/failed", "cursor");
            return parameters;
        }
    }

    [Fact]
    public async Task TitleFilter_FindsOnlyEventsWithThatTitle()
    {
        foreach (string title in Payloads.Injections.Append("Visit").Append("None has it"))
        {
            long[] expected = [.. injection.Titles.Where(stored => stored.Value.Equals(title, StringComparison.OrdinalIgnoreCase)).Select(stored => stored.Key).Order()];
            string query = $"title={Uri.EscapeDataString(title)}&case={InjectionService.Case}";

            Assert.Equal(expected, (await _service.GetAsync($"{Paths.Events}?{query}")).Ids.Order());
            Assert.Equal(expected, (await _service.GetAsync($"{Paths.Events}?{query}&calendar={InjectionService.Calendar}&sort=id&dir=desc")).Ids.Order());
            Assert.Equal(expected.Length, await _service.CountAsync(query));
            Assert.Empty((await _service.GetAsync($"{Paths.Events}?{query}&calendar={_calendar}")).Ids);
        }
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task EveryOtherParameter_RefusesInjections(string path, string name)
    {
        foreach (string payload in Payloads.Injections.Where(payload => (name, payload) != ("is_allday", "true")))
        {
            Answer answer = await _service.GetAsync($"{path}?{name}={Uri.EscapeDataString(payload)}");

            Assert.True(answer.Status == 400, $"{payload}: {answer.Status} {answer.Text}");
            Assert.All(answer.Json.GetProperty("errors").EnumerateArray(), error => Assert.Equal(name, error.GetProperty("parameter").GetString()));
        }
    }

    [Theory]
    [InlineData("title")]
    [InlineData("body")]
    [InlineData("address/address_1")]
    [InlineData("address/city")]
    [InlineData("address/zip")]
    [InlineData("address/state")]
    public async Task Text_IsStoredUnchanged(string member)
    {
        foreach (string payload in Payloads.Injections)
        {
            Answer created = await _service.CreateAsync(Bodies.Event(_calendar, more => Set(more, member, payload)));

            JsonElement read = (await _service.GetAsync(Paths.Event(created.Id))).Json;

            Assert.Equal(payload, member.Split('/').Aggregate(read, (element, name) => element.GetProperty(name)).GetString());
        }

        Assert.Equal(Payloads.Injections.Length, await _service.CountAsync($"calendar={_calendar}"));
        Assert.Equal(injection.Titles.Count, await _service.CountAsync($"calendar={InjectionService.Calendar}"));
    }

    [Theory]
    [InlineData("casefile_id")]
    [InlineData("subject_id")]
    [InlineData("start_at")]
    [InlineData("alert_at")]
    [InlineData("timezone")]
    [InlineData("is_allday")]
    [InlineData("users_list")]
    [InlineData("address/country")]
    public async Task EveryOtherMember_RefusesInjections(string member)
    {
        foreach (string payload in Payloads.Injections)
        {
            Answer answer = await _service.PostAsync(Paths.Events, Bodies.Event(_calendar, more => Set(more, member, payload)));

            Assert.True(answer.Status == 422, $"{payload}: {answer.Status} {answer.Text}");
            Assert.Contains(answer.Json.GetProperty("errors").EnumerateArray(), error => error.GetProperty("pointer").GetString() == $"#/event/{member}");
        }

        Assert.Equal(0, await _service.CountAsync($"calendar={_calendar}"));
    }

    [Fact]
    public async Task IdempotencyKey_AcceptsInjectionsAsPlainText()
    {
        string[] keys = [.. Payloads.Injections.Select(payload => payload.Replace(' ', '+'))];
        foreach (string key in keys)
        {
            Answer first = await _service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(_calendar), key));
            Answer repeated = await _service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(_calendar), key));

            Assert.Equal((201, first.Text), (repeated.Status, repeated.Text));
        }

        Assert.Equal(keys.Length, await _service.CountAsync($"calendar={_calendar}"));
    }

    private static void Set(JsonObject members, string member, string value)
    {
        if (member.StartsWith("address/", StringComparison.Ordinal))
        {
            members["address"] = new JsonObject { ["country"] = "DE", [member["address/".Length..]] = value };
        }
        else
        {
            members[member] = value;
        }
    }
}
