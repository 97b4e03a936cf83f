using System.Xml.Linq;

namespace Events.Eng.TaskRunner;

/// <summary>The text that a test wrote to its output.</summary>
internal sealed record TestOutput(string Test, string Text)
{
    /// <summary>Reads the outputs of one test project from its trx file.</summary>
    public static IEnumerable<TestOutput> Read(FileInfo trx) =>
        from result in XDocument.Load(trx.FullName).Descendants()
        where result.Name.LocalName == "UnitTestResult"
        let output = result.Descendants().FirstOrDefault(element => element.Name.LocalName == "StdOut")
        where output is not null
        select new TestOutput((string)result.Attribute("testName")!, output.Value.Trim());
}
