using System.Text.Json;

namespace Infra.Tests.Fixtures;

/// <summary>The files that the Bicep compiler wrote during the build of this project.</summary>
internal static class CompiledFiles
{
    public static JsonDocument Read(string name) => JsonDocument.Parse(Text(name));

    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "bicep", name));

    /// <summary>A file of the repository.</summary>
    public static string RepositoryFile(params string[] path)
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Events.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above contains Events.sln.");
        }

        return File.ReadAllText(Path.Combine([folder.FullName, .. path]));
    }
}
