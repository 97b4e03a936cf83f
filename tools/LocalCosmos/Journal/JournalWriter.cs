using System.Buffers;
using LocalCosmos.Documents;
using LocalCosmos.Identifiers;
using Microsoft.Win32.SafeHandles;

namespace LocalCosmos.Journal;

/// <summary>
/// Appends to a journal. When a method returns, the operating system has the line, so a killed process loses no line.
/// A machine that loses power may lose lines, unless the writer also forces them to the disk.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly FileStream _file;
    private readonly SafeFileHandle _handle;
    private readonly bool _forcesToDisk;
    private readonly Lock _forcing = new();
    private long _appended;
    private long _forced;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public JournalWriter(string path, bool forcesToDisk)
    {
        _file = OwnerOnly.Open(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _handle = _file.SafeFileHandle;
        _forcesToDisk = forcesToDisk;
    }

    public void Write(DatabaseEntry database) => Append(buffer => JournalLine.Write(buffer, database));

    public void WriteDeletedDatabase(int number) => Append(buffer => JournalLine.WriteDeletedDatabase(buffer, number));

    public void Write(ContainerEntry container) => Append(buffer => JournalLine.Write(buffer, container));

    public void WriteDeleted(ContainerAddress container) => Append(buffer => JournalLine.WriteDeleted(buffer, container));

    public void Write(ContainerAddress container, string range, Change change) =>
        Append(buffer => JournalLine.Write(buffer, container, range, change));

    public void WriteSplit(ContainerAddress container, string range) => Append(buffer => JournalLine.WriteSplit(buffer, container, range));

    /// <summary>Waits until the disk has all lines written so far, if the writer forces them to the disk. Concurrent callers share one flush.</summary>
    public void Flush()
    {
        if (!_forcesToDisk)
        {
            return;
        }

        long own = Interlocked.Read(ref _appended);
        lock (_forcing)
        {
            if (_forced < own)
            {
                long all = Interlocked.Read(ref _appended);
                RandomAccess.FlushToDisk(_handle);
                _forced = all;
            }
        }
    }

    /// <summary>Forces all lines to the disk and closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_file.CanWrite)
            {
                _file.Flush(flushToDisk: true);
            }

            _file.Dispose();
        }
    }

    private void Append(Action<IBufferWriter<byte>> write)
    {
        lock (_gate)
        {
            _buffer.ResetWrittenCount();
            write(_buffer);
            long length = _file.Length;
            try
            {
                _file.Write(_buffer.WrittenSpan);
                Interlocked.Increment(ref _appended);
            }
            catch (IOException)
            {
                // Without this, a partial line, for example from a full disk, makes the lines after it unreadable.
                _file.SetLength(length);
                throw;
            }
        }
    }
}
