using CsCheck;
using LocalCosmos.Documents;
using LocalCosmos.Indexing;
using LocalCosmos.Json;

namespace LocalCosmos.Tests.Queries;

public class OrderedIndexTests
{
    [Fact]
    public void Index_HasTheDocumentsInOrder_AfterAddsAndRemoves() =>
        Gen.Select(Gen.Bool, Gen.Int[1, 2000], Gen.Int[1, 2000], Gen.Int[0, 1_000_000]).Sample((descending, additions, values, seed) =>
        {
            Random random = new(seed);
            OrderedIndex index = new("test", [new IndexComponent(new PropertyPath(["a"]), descending)]);
            List<(double Value, StoredDocument Document)> model = [];
            for (int sequence = 0; sequence < additions; sequence++)
            {
                StoredDocument document = new(sequence, "", "", default, default);
                double value = (double)random.Next(values);
                index.Add([SortValue.Of(value)], document);
                model.Add((value, document));
                if (random.Next(3) == 0)
                {
                    (double Value, StoredDocument Document) gone = model[random.Next(model.Count)];
                    index.Remove([SortValue.Of(gone.Value)], gone.Document);
                    model.Remove(gone);
                }
            }
            List<long> expected = model.OrderBy(entry => entry.Value).ThenBy(entry => entry.Document.Sequence).Select(entry => entry.Document.Sequence).ToList();
            if (descending)
            {
                expected.Reverse();
            }
            Assert.Equal(expected, Sequences(index));
            IndexCut cut = new([SortValue.Of((double)random.Next(values))], false);
            int behind = model.Count(entry => descending ? entry.Value <= cut.Values[0].Number : entry.Value >= cut.Values[0].Number);
            Assert.Equal(behind, index.CountIn(new IndexSegment(cut, IndexCut.End), int.MaxValue));
            Assert.Equal(model.Count, index.Count);
        }, iter: 50);

    [Fact]
    public void Remove_OfAMissingDocument_Throws()
    {
        OrderedIndex index = new("test", []);
        index.Add([], new StoredDocument(1, "1", "", default, default));

        Assert.Throws<InvalidOperationException>(() => index.Remove([], new StoredDocument(2, "2", "", default, default)));
    }

    private static List<long> Sequences(OrderedIndex index)
    {
        List<long> sequences = [];
        IndexPlace end = index.Find(IndexCut.End);
        for (IndexPlace place = index.Find(IndexCut.Start); place != end; place = index.Next(place))
        {
            sequences.Add(index.Document(place).Sequence);
        }
        return sequences;
    }
}
