using System.Text.RegularExpressions;

namespace Events.Functions.Tests.Layering;

public sealed partial class DocumentationTests
{
    [Theory]
    [InlineData("docs/security.md")]
    public void TestNamedInADocument_Exists(string document)
    {
        string tests = Path.Combine(Repository.Root, "tests");
        Dictionary<string, string> sources = Directory.EnumerateFiles(tests, "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText)
            .ToDictionary(group => group.Key, group => string.Concat(group));

        List<(string Class, string Method)> named =
        [
            .. TestName().Matches(File.ReadAllText(Path.Combine(Repository.Root, document)))
                .Select(match => (match.Groups["class"].Value, match.Groups["method"].Value)),
        ];

        Assert.NotEmpty(named);
        Assert.All(named, test => Assert.Matches($@"\b{test.Method}\(", sources.GetValueOrDefault(test.Class, "")));
    }

    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("README.md")]
    [InlineData("docs/architecture.md")]
    public void FolderNamedInATable_Exists(string document)
    {
        string[] named = [.. FoldersNamedIn(document)];

        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), $"{path} does not exist."));
    }

    [Theory]
    [InlineData("CONTRIBUTING.md", "src/Events.Core")]
    [InlineData("CONTRIBUTING.md", "src/Events.Functions")]
    [InlineData("docs/architecture.md", "src/Events.Core")]
    public void FolderOfAProject_IsNamedInATable(string document, string project)
    {
        // Git leaves an empty folder behind when a branch has moved its files.
        IEnumerable<string> folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, project))
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any())
            .Select(folder => Path.GetFileName(folder)!).Except(["bin", "obj"]);

        Assert.Empty(folders.Select(folder => $"{project}/{folder}").Except(FoldersNamedIn(document)));
    }

    // The first cells of the tables whose first column is "folder". A path under src in the line before the table is the folder of the names.
    private static IEnumerable<string> FoldersNamedIn(string document) =>
        from table in FolderTable().Matches(File.ReadAllText(Path.Combine(Repository.Root, document)))
        let parent = table.Groups["parent"].Value
        from row in table.Groups["row"].Captures
        from name in Code().Matches(row.Value.Split('|')[1])
        select parent.Length == 0 ? name.Groups["code"].Value : $"{parent}/{name.Groups["code"].Value}";

    [GeneratedRegex(@"^[^\n]*?(`(?<parent>src/[^`]*)`[^\n]*)?\n\n\| folder \|[^\n]*\n[^\n]*\n(?<row>\|[^\n]*\n)+", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex FolderTable();

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex("`(?<class>[A-Za-z]+Tests)\\.(?<method>[A-Za-z0-9_]+)`")]
    private static partial Regex TestName();
}
