using System.Security.Cryptography;
using Events.Core.Feeds;

namespace Events.LocalHost;

/// <summary>The key that signs the addresses of feeds when no setting contains one.</summary>
internal static class FeedKey
{
    private const string FileName = "feed-signing-key";

    /// <summary>A key in base64. A data folder keeps its key, so that the addresses stay valid between runs. Without a data folder, the key is new.</summary>
    public static string For(string? dataFolder)
    {
        string created = Convert.ToBase64String(RandomNumberGenerator.GetBytes(FeedOptions.ShortestKey));
        if (dataFolder is null)
        {
            return created;
        }

        string path = Path.Combine(dataFolder, FileName);
        if (File.Exists(path))
        {
            return File.ReadAllText(path);
        }

        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using StreamWriter file = new(path, options);
        file.Write(created);
        return created;
    }
}
