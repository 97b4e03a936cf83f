using System.Security.Cryptography;
using Events.Core.Feeds;

namespace Events.LocalHost;

/// <summary>What signs the addresses of feeds on a laptop, where no setting says it.</summary>
internal static class FeedKey
{
    private const string FileName = "feed-signing-key";

    /// <summary>A key in base64: the one that the data folder keeps, so that addresses outlive a run, or a new one.</summary>
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
