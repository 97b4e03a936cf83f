using System.Text.RegularExpressions;
using Events.Eng.TaskRunner;
using Events.Functions.Tests.Layering;

namespace Events.Functions.Tests.TaskRunner;

public sealed partial class BuildStampTests : IDisposable
{
    private static readonly Dictionary<string, Action<BuildStampTests>> EditsByName = new()
    {
        ["edited"] = test => test.Write("src/A/One.cs", "src/A/One.CS"),
        ["edited with its old time"] = test => test.WriteWithOldTime("src/A/One.cs", "src/A/0ne.cs"),
        ["new"] = test => test.Write("src/A/Three.cs", string.Empty),
        ["new in a new folder"] = test => test.Write("src/A/B/.hidden/Three.cs", string.Empty),
        ["deleted"] = test => File.Delete(test.PathOf("src/A/Two.cs")),
        ["renamed"] = test => File.Move(test.PathOf("src/A/Two.cs"), test.PathOf("src/A/Zwei.cs")),
        ["swapped"] = test => test.Swap("src/A/One.cs", "src/A/Two.cs"),
        ["package"] = test => test.Write("Directory.Packages.props", "another version"),
        ["new at the top"] = test => test.Write("nuget.config", string.Empty),
        ["embedded"] = test => test.Write("openapi.yaml", "another"),
        ["imported"] = test => test.Write("eng/some.props", "another"),
        ["output deleted"] = test => Directory.Delete(test.PathOf("out"), recursive: true),
        ["output built by another"] = test => File.SetLastWriteTimeUtc(test.PathOf("out/A.dll"), DateTime.UnixEpoch),
        ["registry asked anew"] = test => test.Write("artifacts/WorkerPackages.props", "absent"),
        ["last build failed"] = test => test._stamp.Remove(),
    };

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("stamp-");
    private readonly BuildStamp _stamp;

    public BuildStampTests()
    {
        foreach (string file in (string[])["Directory.Packages.props", "openapi.yaml", "src/A/A.csproj", "src/A/One.cs", "src/A/Two.cs", "eng/some.props", "out/A.dll"])
        {
            Write(file, file);
        }

        _stamp = new BuildStamp(_root.FullName, PathOf("out"));
        _stamp.Write(_stamp.OfSources());
    }

    public static TheoryData<string> Edits => [.. EditsByName.Keys];

    [Fact]
    public void Build_WithoutChanges_IsCurrent()
    {
        Assert.True(_stamp.IsCurrent());

        File.SetLastWriteTimeUtc(PathOf("src/A/One.cs"), DateTime.UnixEpoch);
        Write("src/A/bin/A.dll", "built");
        Write("src/A/obj/project.assets.json", "restored");
        Write("tests/Some.cs", "not of the program");
        Write("run.log", "what a run has printed");

        Assert.True(_stamp.IsCurrent());
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void Build_AfterAnEdit_IsNotCurrent(string edit)
    {
        EditsByName[edit](this);

        Assert.False(_stamp.IsCurrent(), edit);
    }

    [Fact]
    public void Edit_DuringABuild_IsBuiltNext()
    {
        string before = _stamp.OfSources();
        Write("src/A/One.cs", "edited while it is built");
        _stamp.Write(before);

        Assert.False(_stamp.IsCurrent());
    }

    [Fact]
    public void ImportedFiles_AreInTheFoldersOfTheStamp()
    {
        string[] projects =
        [
            .. Repository.Projects.SelectMany(project => project.EnumerateFiles("*.csproj")).Select(file => file.FullName),
            .. Directory.GetFiles(Repository.Root, "Directory.*"),
        ];
        string[] outside =
        [
            .. projects
                .SelectMany(project => Above().Matches(File.ReadAllText(project)).Select(match => Path.GetFullPath(match.Value, Path.GetDirectoryName(project)!)))
                .Select(path => Path.GetRelativePath(Repository.Root, path))
                .Where(path => path.Contains(Path.DirectorySeparatorChar) && !BuildStamp.Folders.Contains(path.Split(Path.DirectorySeparatorChar)[0])),
        ];

        Assert.Empty(outside);
    }

    public void Dispose() => _root.Delete(recursive: true);

    [GeneratedRegex("""(?<=")\.\./[^"*]+""")]
    private static partial Regex Above();

    private string PathOf(string file) => Path.Combine(_root.FullName, file);

    private void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), content);
    }

    private void WriteWithOldTime(string file, string content)
    {
        DateTime time = File.GetLastWriteTimeUtc(PathOf(file));
        Write(file, content);
        File.SetLastWriteTimeUtc(PathOf(file), time);
    }

    private void Swap(string one, string other)
    {
        string content = File.ReadAllText(PathOf(one));
        Write(one, File.ReadAllText(PathOf(other)));
        Write(other, content);
    }
}
