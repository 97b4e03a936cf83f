using System.Buffers.Binary;
using System.Buffers.Text;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Security;

/// <summary>A cursor contains only a position. It cannot change the filters.</summary>
public sealed class CursorForgeryTests : IAsyncLifetime
{
    private const int Events = 12;
    private static readonly long[] Numbers = [long.MinValue, 0, 1, 6, (1L << 53) - 1, long.MaxValue];
    private static readonly string[] Queries = ["calendar=1", "calendar=1&dir=desc", "calendar=1&sort=id", "calendar=1&sort=updated_at", "title=Visit&calendar=1", "case=9&user=5"];

    private TestService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await TestService.StartAsync();
        for (int index = 0; index < Events; index++)
        {
            int hour = index / 2;
            await _service.CreateAsync(Bodies.Event(1 + (index % 2), more => (more["start_at"], more["users_list"]) = ($"2023-01-30T{hour:00}:00:00Z", new System.Text.Json.Nodes.JsonArray(5 + (index % 2)))));
        }
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task ForgedCursor_GivesOnlyTheRestOfTheSameList()
    {
        long[] seconds = [long.MinValue, 0, 6, 1675036800, 1675044000, 1675054800, long.MaxValue];
        foreach (string query in Queries)
        {
            IReadOnlyList<long> all = (await _service.GetAsync($"{Paths.Events}?{query}")).Ids;
            byte[] digest = await DigestAsync(query);
            foreach ((long second, long number) in seconds.SelectMany(_ => Numbers, (second, number) => (second, number)))
            {
                Answer answer = await _service.GetAsync($"{Paths.Events}?{query}&cursor={Forged(digest, second, number)}");

                if (answer.Status == 400)
                {
                    ProblemAssert.Is(answer, 400, "cursor format");
                }
                else
                {
                    Assert.Equal(200, answer.Status);
                    Assert.Equal(all.TakeLast(answer.Ids.Count), answer.Ids);
                }
            }
        }
    }

    [Fact]
    public async Task Cursor_OfAnotherQuery_IsRefused()
    {
        foreach (string query in Queries)
        {
            byte[] digest = await DigestAsync(query);
            string cursor = Forged(digest, query.Contains("sort=id", StringComparison.Ordinal) ? 1 : 1675036800, 1);
            foreach (string other in Queries.Where(other => other != query).Append("").Append($"{query}&subject=1"))
            {
                ProblemAssert.Is(await _service.GetAsync($"{Paths.Events}?{other}&cursor={cursor}"), 400, "cursor conflict");
            }

            foreach (string list in (string[])[$"{Paths.Deleted}?cursor={cursor}", $"{Paths.Deleted}?calendar=1&cursor={cursor}", $"/api/v1/alerts/failed?cursor={cursor}"])
            {
                Answer answer = await _service.GetAsync(list);
                Assert.True(answer.Status == 400, $"{list}: {answer.Text}");
            }
        }
    }

    /// <summary>The digest that binds a cursor to its query. It is not secret: anyone can read it from a valid cursor.</summary>
    private async Task<byte[]> DigestAsync(string query)
    {
        Answer first = await _service.GetAsync($"{Paths.Events}?{query}&per_page=1");
        string? cursor = first.Next is { } next ? System.Web.HttpUtility.ParseQueryString(next.Query)["cursor"] : null;
        return cursor is null ? new byte[17] : Base64Url.DecodeFromChars(cursor)[..17];
    }

    private static string Forged(byte[] digest, long second, long number)
    {
        byte[] bytes = [.. digest, .. new byte[16]];
        bytes[0] = 1;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(17), second);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(25), number);
        return Base64Url.EncodeToString(bytes);
    }
}
