using System.Text.RegularExpressions;

namespace Events.Functions.Tests.Layering;

/// <summary>Dependencies between the folders of a project point one way. Each folder is a namespace, so the using directives of its files show what it needs.</summary>
public sealed partial class FolderTests
{
    public static TheoryData<string> Projects =>
        ["src/Events.Core", "src/Events.Functions", "tools/Events.LocalHost", "tools/LocalCosmos", "tools/Events.Simulator", "tests/Events.EndToEnd.Tests", "tests/Events.Reliability.Tests", "tests/Events.Testing"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespace_IsTheFolder(string project) =>
        Assert.All(
            Sources(project).Where(HasNamespace),
            file => Assert.Equal(NamespaceOf(project, Path.GetDirectoryName(file)!), Namespace().Match(File.ReadAllText(file)).Groups["name"].Value));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_DoNotNeedEachOther(string project)
    {
        Dictionary<string, HashSet<string>> needs = Needs(project);

        Assert.NotEmpty(needs);
        Assert.Empty(
            from folder in needs.Keys
            from needed in Reach(needs, folder)
            where string.CompareOrdinal(folder, needed) < 0 && Reach(needs, needed).Contains(folder)
            select $"{folder} and {needed} need each other");
    }

    // A folder needs another one when a file has a using directive of its namespace (the build rejects an unused directive), or names one of its
    // types without a directive, which works for the parent namespaces of the file.
    private static Dictionary<string, HashSet<string>> Needs(string project)
    {
        ILookup<string, string> filesOf = Sources(project)
            .Where(HasNamespace)
            .ToLookup(file => NamespaceOf(project, Path.GetDirectoryName(file)!), File.ReadAllText);
        Dictionary<string, string[]> typesOf = filesOf.ToDictionary(
            folder => folder.Key, folder => folder.SelectMany(text => Type().Matches(text)).Select(match => match.Groups["name"].Value).Distinct().ToArray());
        return filesOf.ToDictionary(
            folder => folder.Key,
            folder => typesOf.Keys.Where(other => other != folder.Key && folder.Any(text => IsNeeded(other, typesOf[other], folder.Key, text))).ToHashSet());
    }

    private static bool IsNeeded(string other, string[] types, string own, string text) =>
        own.StartsWith(other + ".", StringComparison.Ordinal)
            ? types.Any(type => Regex.IsMatch(Code(text), $@"(?<![\w.""]){type}(?!\w)"))
            : Regex.IsMatch(text, $@"^(global )?using (static |\w+ = )?{Regex.Escape(other)}(;|\.[A-Z]\w*;)", RegexOptions.Multiline);

    // Comments may name any type.
    private static string Code(string text) => Comment().Replace(text, "");

    private static HashSet<string> Reach(Dictionary<string, HashSet<string>> needs, string from)
    {
        HashSet<string> reached = [];
        Stack<string> open = new(needs[from]);
        while (open.TryPop(out string? next))
        {
            if (reached.Add(next))
            {
                foreach (string further in needs[next])
                {
                    open.Push(further);
                }
            }
        }

        return reached;
    }

    private static bool HasNamespace(string file) => Namespace().IsMatch(File.ReadAllText(file));

    // The source files of a project, generated ones left out.
    private static IEnumerable<string> Sources(string project) =>
        from file in Directory.EnumerateFiles(FolderOf(project), "*.cs", SearchOption.AllDirectories)
        where Path.GetRelativePath(FolderOf(project), file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")
        select file;

    private static string NamespaceOf(string project, string folder)
    {
        string path = Path.GetRelativePath(FolderOf(project), folder);
        string root = Path.GetFileName(project);
        return path == "." ? root : $"{root}.{path.Replace(Path.DirectorySeparatorChar, '.')}";
    }

    private static string FolderOf(string project) => Path.Combine([Repository.Root, .. project.Split('/')]);

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(public|internal) [\w ]*?(class|record struct|struct|record|enum|interface) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Type();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
