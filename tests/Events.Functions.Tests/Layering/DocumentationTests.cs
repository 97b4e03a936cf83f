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

    [GeneratedRegex("`(?<class>[A-Za-z]+Tests)\\.(?<method>[A-Za-z0-9_]+)`")]
    private static partial Regex TestName();
}
