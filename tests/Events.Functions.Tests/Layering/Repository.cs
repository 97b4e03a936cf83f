namespace Events.Functions.Tests.Layering;

/// <summary>The source code that these tests are built from.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The folders of the projects in src and tools.</summary>
    internal static IReadOnlyList<DirectoryInfo> Projects { get; } =
    [
        .. from folder in (string[])["src", "tools"]
           from project in new DirectoryInfo(Path.Combine(Root, folder)).EnumerateDirectories()
           where project.EnumerateFiles("*.csproj").Any()
           select project,
    ];

    internal static DirectoryInfo ProjectFolder(string project) => Projects.Single(folder => folder.Name == project);

    /// <summary>The source files of a project, without generated ones.</summary>
    internal static IEnumerable<string> Sources(string project) =>
        from file in ProjectFolder(project).EnumerateFiles("*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(ProjectFolder(project).FullName, file.FullName)
        where path.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")
        select file.FullName;

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Events.sln")) ? folder.FullName : FindRoot(folder.Parent!);
}
