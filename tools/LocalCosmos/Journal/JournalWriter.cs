using System.Buffers;
using LocalCosmos.Documents;
using LocalCosmos.Resources;
using Microsoft.Win32.SafeHandles;

namespace LocalCosmos.Journal;

/// <summary>
/// Appends to a journal. A line is handed to the operating system before the method returns, so a process that is killed loses none;
/// a machine that loses its power may, unless the lines are forced to the disk too.
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

    public void Write(Database database) => Append(buffer => JournalLine.Write(buffer, database));

    public void WriteDeleted(Database database) => Append(buffer => JournalLine.WriteDeleted(buffer, database));

    public void Write(Container container) => Append(buffer => JournalLine.Write(buffer, container));

    public void WriteDeleted(Container container) => Append(buffer => JournalLine.WriteDeleted(buffer, container));

    public void Write(Container container, string range, Change change) =>
        Append(buffer => JournalLine.Write(buffer, container, range, change));

    /// <summary>Waits until what was written so far is on the disk, where that was asked for; who waits together shares one trip to it.</summary>
    public void Keep()
    {
        if (!_forcesToDisk)
        {
            return;
        }

        var own = Interlocked.Read(ref _appended);
        lock (_forcing)
        {
            if (_forced < own)
            {
                var all = Interlocked.Read(ref _appended);
                RandomAccess.FlushToDisk(_handle);
                _forced = all;
            }
        }
    }

    public void WriteSplit(Container container, string range) => Append(buffer => JournalLine.WriteSplit(buffer, container, range));

    /// <summary>Forces all to the disk and closes the file.</summary>
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
            var length = _file.Length;
            try
            {
                _file.Write(_buffer.WrittenSpan);
                Interlocked.Increment(ref _appended);
            }
            catch (IOException)
            {
                // Half a line, as on a full disk, would spoil the lines after it.
                _file.SetLength(length);
                throw;
            }
        }
    }
}
