using System.Buffers;
using System.Text.Json;
using LocalCosmos.Accounts;
using LocalCosmos.Containers;
using LocalCosmos.Documents;
using LocalCosmos.Journal;

namespace LocalCosmos.Persistence;

/// <summary>A folder that keeps an account between runs. It contains <c>journal.jsonl</c>, and <c>lock</c>, which only one process can open.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string JournalName = "journal.jsonl";
    private readonly string _path;
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream folderLock)
    {
        _path = path;
        _lock = folderLock;
    }

    private string JournalPath => Path.Combine(_path, JournalName);

    /// <summary>Creates the folder if it does not exist, and takes its lock.</summary>
    /// <exception cref="IOException">Another server uses the folder.</exception>
    public static DataFolder Open(string path)
    {
        OwnerOnly.CreateFolder(path);
        RestrictIfDataFolder(path);
        try
        {
            FileStream folderLock = OwnerOnly.Open(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new DataFolder(path, folderLock);
        }
        catch (IOException taken)
        {
            throw new IOException($"The folder {path} is in use by another LocalCosmos. Stop it, or use another folder.", taken);
        }
    }

    /// <summary>Replays the journal into an empty account, writes a compact journal of the result, and opens it for new writes.</summary>
    /// <exception cref="InvalidDataException">The journal is corrupt.</exception>
    public JournalWriter Load(Account account, bool forcesToDisk)
    {
        if (File.Exists(JournalPath))
        {
            JournalReplay replay = new(account);
            foreach (JsonElement entry in JournalReader.Read(JournalPath))
            {
                replay.Apply(entry);
            }
        }

        Compact(account);
        return new JournalWriter(JournalPath, forcesToDisk);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    // Earlier versions created the folder with the default mode. A folder that contains other folders is not only a data folder, so its mode stays.
    private static void RestrictIfDataFolder(string path)
    {
        if (File.Exists(Path.Combine(path, JournalName)) && !Directory.EnumerateDirectories(path).Any())
        {
            OwnerOnly.RestrictFolder(path);
        }
    }

    private void Compact(Account account)
    {
        string compact = JournalPath + ".new";
        using (FileStream file = OwnerOnly.Open(compact, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            ArrayBufferWriter<byte> buffer = new();
            JournalLine.WriteAccount(buffer, account.LastNumber);
            foreach (Database database in account.Databases)
            {
                JournalLine.Write(buffer, database.ToEntry());
                foreach (Container container in database.Containers)
                {
                    JournalLine.Write(buffer, container.ToEntry());
                    Flush(buffer, file);
                    Write(container, buffer, file);
                }
            }

            Flush(buffer, file);
            file.Flush(flushToDisk: true);
        }

        // The move is atomic, so the folder has a complete journal at every moment.
        File.Move(compact, JournalPath, overwrite: true);
    }

    private static void Write(Container container, ArrayBufferWriter<byte> buffer, FileStream file)
    {
        foreach (PartitionKeyRange range in container.Ranges.All)
        {
            (IReadOnlyList<StoredDocument> documents, long lsn) = range.Snapshot();
            foreach (StoredDocument document in documents)
            {
                JournalLine.Write(buffer, container.Address, range.Id, new Change(lsn, document.Key, document));
                Flush(buffer, file);
            }

            JournalLine.WriteLsn(buffer, container.Address, range.Id, lsn);
            Flush(buffer, file);
        }
    }

    private static void Flush(ArrayBufferWriter<byte> buffer, FileStream file)
    {
        file.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }
}
