using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;

namespace Events.Eng.TaskRunner;

/// <summary>Stores a fingerprint of the sources and the output of the last build of LocalHost, so that it is built again only after a change.</summary>
/// <param name="root">The repository.</param>
/// <param name="output">The folder of the built program.</param>
internal sealed class BuildStamp(string root, string output)
{
    /// <summary>The folders that a build of LocalHost reads. It also reads the settings at the top of the repository.</summary>
    internal static readonly string[] Folders = ["eng", "src", "tools"];

    private static readonly string[] Settings = [".config", ".editorconfig", ".json", ".props", ".rsp", ".sln", ".targets", ".yaml"];
    private static readonly string[] FoldersWithoutSources = ["bin", "obj", "node_modules"];

    private string StampPath => Path.Combine(root, "artifacts", "LocalHost.built");

    /// <summary>Whether neither the sources nor the output have changed since the last successful build.</summary>
    public bool IsCurrent() => File.Exists(StampPath) && File.ReadAllText(StampPath) == $"{OfSources()} {OfOutput()}";

    /// <summary>Removes the stamp. Call it before a build, because the build may fail.</summary>
    public void Remove()
    {
        if (File.Exists(StampPath))
        {
            File.Delete(StampPath);
        }
    }

    /// <summary>Stores the stamp of a successful build.</summary>
    /// <param name="sources">The result of <see cref="OfSources"/> before the build: the build may have missed a file that was edited during it.</param>
    public void Write(string sources)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StampPath)!);
        File.WriteAllText(StampPath, $"{sources} {OfOutput()}");
    }

    /// <summary>A fingerprint of the sources. It uses their content, because the time of a copied or restored file means nothing.</summary>
    public string OfSources()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, $"{Environment.Version} {Environment.GetEnvironmentVariable("WorkerPackages")}");
        IEnumerable<string> files = Folders
            .Select(folder => Path.Combine(root, folder))
            .Where(Directory.Exists)
            .SelectMany(FilesBelow)
            .Concat(Directory.EnumerateFiles(root).Where(file => Settings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)));
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            byte[] content = File.ReadAllBytes(file);
            Append(hash, string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(root, file)} {content.Length}"));
            hash.AppendData(content);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private string OfOutput()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        IEnumerable<FileInfo> built = Directory.Exists(output) ? new DirectoryInfo(output).EnumerateFiles("*", SearchOption.AllDirectories) : [];

        // The restore of the solution writes this file. It says which packages the registry has.
        FileInfo found = new(Path.Combine(root, "artifacts", "WorkerPackages.props"));
        foreach (FileInfo file in built.Append(found).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            string state = file.Exists
                ? string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")
                : file.FullName;
            Append(hash, state);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static FileSystemEnumerable<string> FilesBelow(string folder) =>
        new(
            folder,
            (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !FoldersWithoutSources.Contains(entry.FileName.ToString()),
        };

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + '\n'));
}
