namespace Events.Bench.Peers;

/// <summary>A folder that is deleted with its content on disposal.</summary>
internal sealed class TemporaryFolder(string parent) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Combine(parent, $"events-bench-{Guid.NewGuid():N}"));

    /// <summary>A new folder in it.</summary>
    public string Make(string name) => _folder.CreateSubdirectory(name).FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
