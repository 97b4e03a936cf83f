using System.Buffers;
using LocalCosmos.Documents;
using LocalCosmos.Resources;

namespace LocalCosmos.Journal;

/// <summary>A folder that keeps an account between runs: <c>journal.jsonl</c>, and <c>lock</c>, which one process holds.</summary>
internal sealed class JournalFolder : IDisposable
{
    private const string JournalName = "journal.jsonl";
    private readonly string _path;
    private readonly FileStream _lock;

    private JournalFolder(string path, FileStream folderLock)
    {
        _path = path;
        _lock = folderLock;
    }

    private string JournalPath => Path.Combine(_path, JournalName);

    /// <summary>Makes the folder if need be and takes its lock.</summary>
    /// <exception cref="IOException">Another server has it.</exception>
    public static JournalFolder Open(string path)
    {
        OwnerOnly.CreateFolder(path);
        CloseIfOwn(path);
        try
        {
            var folderLock = OwnerOnly.Open(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new JournalFolder(path, folderLock);
        }
        catch (IOException taken)
        {
            throw new IOException($"The folder {path} is in use by another LocalCosmos.", taken);
        }
    }

    /// <summary>Brings an empty account to where the journal ends, writes the journal anew with only what is left, and opens it for what comes.</summary>
    /// <exception cref="InvalidDataException">The journal is spoilt.</exception>
    public JournalWriter Load(Account account, bool forcesToDisk)
    {
        if (File.Exists(JournalPath))
        {
            var replay = new JournalReplay(account);
            foreach (var entry in JournalReader.Read(JournalPath))
            {
                replay.Apply(entry);
            }
        }

        Compact(account);
        return new JournalWriter(JournalPath, forcesToDisk);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    // Earlier versions made the folder with the usual mode. A folder with folders in it is not a data folder alone: its mode is its owner's choice.
    private static void CloseIfOwn(string path)
    {
        if (File.Exists(Path.Combine(path, JournalName)) && !Directory.EnumerateDirectories(path).Any())
        {
            OwnerOnly.CloseFolder(path);
        }
    }

    private void Compact(Account account)
    {
        var fresh = JournalPath + ".new";
        using (var file = OwnerOnly.Open(fresh, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            var buffer = new ArrayBufferWriter<byte>();
            JournalLine.Write(buffer, account);
            foreach (var database in account.Databases)
            {
                JournalLine.Write(buffer, database);
                foreach (var container in database.Containers)
                {
                    JournalLine.Write(buffer, container);
                    Flush(buffer, file);
                    Write(container, buffer, file);
                }
            }

            Flush(buffer, file);
            file.Flush(flushToDisk: true);
        }

        // At every moment there is one whole journal.
        File.Move(fresh, JournalPath, overwrite: true);
    }

    private static void Write(Container container, ArrayBufferWriter<byte> buffer, FileStream file)
    {
        foreach (var range in container.Ranges.All)
        {
            var (documents, lsn) = range.Snapshot();
            foreach (var document in documents)
            {
                JournalLine.Write(buffer, container, range.Id, new Change(lsn, document.Key, document));
                Flush(buffer, file);
            }

            JournalLine.WriteProgress(buffer, container, range.Id, lsn);
            Flush(buffer, file);
        }
    }

    private static void Flush(ArrayBufferWriter<byte> buffer, FileStream file)
    {
        file.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }
}
