namespace LocalCosmos.Journal;

/// <summary>
/// Files and folders that only their owner may read, since a journal holds what the documents hold. On Windows they have the access rules of
/// the folder above.
/// </summary>
internal static class OwnerOnly
{
    private const UnixFileMode ForFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForFolder = ForFile | UnixFileMode.UserExecute;

    /// <summary>Opens a file with mode 600. A file that has another mode gets this one.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize = 4096)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = bufferSize };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = ForFile;
        var file = new FileStream(path, options);
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

    /// <summary>Creates the folder with mode 700, where it does not exist.</summary>
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
    public static void CloseFolder(string path)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != ForFolder)
        {
            File.SetUnixFileMode(path, ForFolder);
        }
    }
}
