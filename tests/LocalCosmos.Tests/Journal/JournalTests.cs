using System.Runtime.Versioning;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Journal;

public sealed class JournalTests : IDisposable
{
    private static readonly PartitionKey A = new("a");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("localcosmos-");

    private string JournalPath => Path.Combine(_folder.FullName, "journal.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Account_IsUnchangedAfterARestart()
    {
        string etag;
        await using (TestAccount account = await StartAsync())
        {
            await account.Container.CreateItemAsync(new Item("1", "a", 1), A, cancellationToken: TestAccount.Cancellation);
            await account.Container.CreateItemAsync(new Item("2", "a", 9007199254740991), A, cancellationToken: TestAccount.Cancellation);
            await account.Container.DeleteItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation);
            await account.Container.CreateItemAsync(new Item("3\n", "a"), A, cancellationToken: TestAccount.Cancellation);
            etag = (await account.Container.UpsertItemAsync(new Item("2", "a", 9007199254740990), A, cancellationToken: TestAccount.Cancellation)).ETag;
        }

        for (int opening = 0; opening < 2; opening++)
        {
            await using TestAccount again = await StartAsync();
            ItemResponse<Item> read = await again.Container.ReadItemAsync<Item>("2", A, cancellationToken: TestAccount.Cancellation);
            Assert.Equal(9007199254740990, read.Resource.Number);
            Assert.Equal(etag, read.ETag);
            Assert.Equal("0:-1#5", read.Headers.Session);
            Assert.Equal(2, await again.CountAsync());
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task FilesOfAnEarlierVersion_GetTheModesOfTheOwnerAtStart()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        const UnixFileMode Everybody = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        await using (await StartAsync())
        {
        }

        foreach (string path in (string[])[_folder.FullName, .. Directory.GetFiles(_folder.FullName)])
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | Everybody);
        }

        await using TestAccount again = await StartAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.FullName));
        Assert.All(
            Directory.GetFiles(_folder.FullName), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task FolderWithOtherFolders_KeepsItsMode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using (await StartAsync())
        {
        }

        const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead;
        _folder.CreateSubdirectory("documents");
        File.SetUnixFileMode(_folder.FullName, Own);

        await using TestAccount again = await StartAsync();

        Assert.Equal(Own, File.GetUnixFileMode(_folder.FullName));
    }

    [Fact]
    public async Task Journal_HasEachWriteBeforeItsAnswer()
    {
        await using TestAccount account = await StartAsync();
        await account.Container.CreateItemAsync(new Item("1", "a", 4711), A, cancellationToken: TestAccount.Cancellation);

        DirectoryInfo copy = Directory.CreateTempSubdirectory("localcosmos-");
        File.Copy(JournalPath, Path.Combine(copy.FullName, "journal.jsonl"));
        await using (TestAccount killed = await TestAccount.StartAsync(new LocalCosmosOptions { DataFolder = copy.FullName }))
        {
            Item read = await killed.Container.ReadItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation);
            Assert.Equal(4711, read.Number);
        }

        copy.Delete(recursive: true);
    }

    [Fact]
    public async Task ConcurrentWritesThatAreForcedToDisk_AreAllKept()
    {
        const int Writes = 64;
        await using (TestAccount account = await TestAccount.StartAsync(new LocalCosmosOptions { DataFolder = _folder.FullName, ForcesToDisk = true }))
        {
            await Task.WhenAll(Enumerable.Range(0, Writes).Select(number => account.Container.CreateItemAsync(
                new Item($"{number}", "a"), A, cancellationToken: TestAccount.Cancellation)));
        }

        await using TestAccount again = await StartAsync();
        Assert.Equal(Writes, await again.CountAsync());
    }

    [Fact]
    public async Task PartialLastLine_IsRemoved()
    {
        await using (TestAccount account = await StartAsync())
        {
            await account.Container.CreateItemAsync(new Item("1", "a"), A, cancellationToken: TestAccount.Cancellation);
            await account.Container.CreateItemAsync(new Item("2", "a"), A, cancellationToken: TestAccount.Cancellation);
        }

        await using (FileStream journal = new(JournalPath, FileMode.Open))
        {
            journal.SetLength(journal.Length - 10);
        }

        await using (TestAccount account = await StartAsync())
        {
            Assert.Equal(1, await account.CountAsync());
            await account.Container.CreateItemAsync(new Item("3", "a"), A, cancellationToken: TestAccount.Cancellation);
        }

        await using (TestAccount account = await StartAsync())
        {
            Assert.Equal(2, await account.CountAsync());
        }
    }

    [Fact]
    public async Task CorruptLine_IsRefused()
    {
        await using (await StartAsync())
        {
        }

        await File.WriteAllTextAsync(JournalPath, "corrupt\n" + await File.ReadAllTextAsync(JournalPath, TestAccount.Cancellation), TestAccount.Cancellation);

        InvalidDataException refusal = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync());
        Assert.Contains("Line 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderInUse_RefusesASecondServer()
    {
        await using TestAccount account = await StartAsync();

        IOException refusal = await Assert.ThrowsAsync<IOException>(() => StartAsync());

        Assert.Contains("in use", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journal_IsCompactedAtStart()
    {
        await using (TestAccount account = await StartAsync())
        {
            for (int number = 0; number < 50; number++)
            {
                await account.Container.UpsertItemAsync(new Item("1", "a", number), A, cancellationToken: TestAccount.Cancellation);
            }
        }

        long before = new FileInfo(JournalPath).Length;
        await using (await StartAsync())
        {
            Assert.InRange(new FileInfo(JournalPath).Length, 1, before / 5);
        }
    }

    [Fact]
    public async Task DeletedContainer_StaysDeleted_AndItsNumberIsNotReused()
    {
        string before;
        await using (TestAccount account = await StartAsync())
        {
            await account.Container.CreateItemAsync(new Item("1", "a"), A, cancellationToken: TestAccount.Cancellation);
            before = (await account.Container.ReadContainerAsync(cancellationToken: TestAccount.Cancellation)).Resource.SelfLink;
            await account.Container.DeleteContainerAsync(cancellationToken: TestAccount.Cancellation);
        }

        await using TestAccount again = await StartAsync();
        string after = (await again.Container.ReadContainerAsync(cancellationToken: TestAccount.Cancellation)).Resource.SelfLink;

        Assert.NotEqual(before, after);
        Assert.Equal(0, await again.CountAsync());
    }

    private Task<TestAccount> StartAsync() => TestAccount.StartAsync(new LocalCosmosOptions { DataFolder = _folder.FullName });
}
