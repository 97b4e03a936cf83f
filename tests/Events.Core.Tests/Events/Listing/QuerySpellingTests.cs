using CsCheck;
using Events.Core.Events.Listing;
using Events.Core.Paging;

namespace Events.Core.Tests.Events.Listing;

/// <summary>A request means the same in every spelling, and its cursor is valid for all of them.</summary>
public sealed class QuerySpellingTests
{
    private static readonly Gen<long[]> Ids = Gen.Long[1, 50].Array[1, 12];
    private static readonly Gen<string[]> Words = Gen.Select(
        Gen.OneOf("sort=id", "sort=updated_at", "sort=start_at", "calendar=7"),
        Gen.OneOf("dir=asc", "dir=desc", "user=8"),
        Gen.OneOf("is_allday=true", "is_allday=false", "case=9"),
        (sort, direction, allday) => new[] { sort, direction, allday });

    [Fact]
    public void Request_MeansTheSameInEverySpelling() =>
        Gen.Select(Ids, Words, Gen.Int[0, int.MaxValue]).Sample((ids, words, seed) =>
        {
            EventListRequest plain = QueryStrings.Request($"id={string.Join(',', ids)}&{string.Join('&', words)}");
            Random random = new(seed);
            EventListRequest written = QueryStrings.Request(Written(ids, words, random));
            string cursor = QueryStrings.Cursor(plain, 3, 3);

            Assert.Equal(ids.Distinct().Order(), (IReadOnlyList<long>?)QueryStrings.Filter(written, "id"));
            Assert.Equal(plain.Query(), written.Query());
            Assert.Equal(cursor, QueryStrings.Cursor(written, 3, 3));
            Assert.Equal(new Position(3, 3), QueryStrings.Request($"{Written(ids, words, random)}&cursor={cursor}").After);
        });

    // Writes each id in one of the forms of a list, some twice, in random order and letter case.
    private static string Written(long[] ids, string[] words, Random random)
    {
        List<string> parts = [];
        foreach ((int index, long id) in ids.Concat(ids.Where(_ => random.Next(3) == 0)).Index())
        {
            parts.Add(random.Next(4) switch
            {
                0 => $"id={id}",
                1 => $"id[]={id}",
                2 => $"id[{index}]={id}",
                _ => $"id%5B%5D={id},{id}",
            });
        }

        string[] all = parts.Concat(words).ToArray();
        random.Shuffle(all);
        return string.Join('&', all.Select(part => Cased(part, random)));
    }

    private static string Cased(string part, Random random) =>
        part.Contains('%', StringComparison.Ordinal) || random.Next(2) == 0
            ? part
            : string.Concat(part.Select(character => random.Next(2) == 0 ? char.ToUpperInvariant(character) : character));
}
