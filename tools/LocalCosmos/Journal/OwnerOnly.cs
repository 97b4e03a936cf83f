namespace LocalCosmos.Journal;

/// <summary>
/// Creates files and folders that only their owner can read, since a journal contains the documents. On Windows they inherit the access rules
/// of their parent folder.
/// </summary>
internal static class OwnerOnly
{
    private const UnixFileMode ForFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForFolder = ForFile | UnixFileMode.UserExecute;

    /// <summary>Opens a file with mode 600. An existing file gets this mode.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize = 4096)
    {
        FileStreamOptions options = new() { Mode = mode, Access = access, Share = share, BufferSize = bufferSize };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = ForFile;
        FileStream file = new(path, options);
        try
        {
            if (File.GetUnixFileMode(file.SafeFileHandle) != ForFile)
            {
                File.SetUnixFileMode(file.SafeFileHandle, ForFile);
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Creates a folder with mode 700 if it does not exist.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, ForFolder);
        }
    }

    /// <summary>Gives an existing folder mode 700.</summary>
    public static void RestrictFolder(string path)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != ForFolder)
        {
            File.SetUnixFileMode(path, ForFolder);
        }
    }
}
