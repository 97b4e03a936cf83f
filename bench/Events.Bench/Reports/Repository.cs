namespace Events.Bench.Reports;

/// <summary>The folder of the repository that this program was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Events.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } parent ? Find(parent)
        : throw new InvalidOperationException("This program is not in a folder of the repository. Run it with dotnet dev.cs bench.");
}
