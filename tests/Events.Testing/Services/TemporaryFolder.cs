namespace Events.Testing.Services;

/// <summary>A folder that is deleted after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("events-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
