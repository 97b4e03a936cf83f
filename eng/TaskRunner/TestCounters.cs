using System.Xml.Linq;

namespace Events.Eng.TaskRunner;

/// <summary>The numbers of tests by result.</summary>
internal sealed record TestCounters(int Passed, int Failed, int Skipped)
{
    public static TestCounters operator +(TestCounters left, TestCounters right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    /// <summary>Reads the counters of one test project from its trx file.</summary>
    public static TestCounters Read(FileInfo trx)
    {
        XElement counters = XDocument.Load(trx.FullName).Descendants().Single(element => element.Name.LocalName == "Counters");
        int Count(string name) => (int)counters.Attribute(name)!;

        // A trx file counts a skipped test only in the total.
        return new(Count("passed"), Count("executed") - Count("passed"), Count("total") - Count("executed"));
    }

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
