namespace Events.Functions.Tests.Layering;

/// <summary>The source that these tests were built from.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    internal static IEnumerable<string> Sources(string project) =>
        from folder in new DirectoryInfo(Path.Combine(Root, "src", project)).EnumerateDirectories().Where(folder => folder.Name is not ("bin" or "obj"))
        from file in folder.EnumerateFiles("*.cs", SearchOption.AllDirectories)
        select file.FullName;

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Events.sln")) ? folder.FullName : FindRoot(folder.Parent!);
}
