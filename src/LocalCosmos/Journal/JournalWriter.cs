using System.Buffers;
using LocalCosmos.Documents;
using LocalCosmos.Resources;

namespace LocalCosmos.Journal;

/// <summary>
/// Appends to a journal. A line is handed to the operating system before the method returns, so a process that is killed loses none;
/// a machine that loses its power may.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly FileStream _file;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public JournalWriter(string path) =>
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    public void Write(Database database) => Append(buffer => JournalLine.Write(buffer, database));

    public void WriteDeleted(Database database) => Append(buffer => JournalLine.WriteDeleted(buffer, database));

    public void Write(Container container) => Append(buffer => JournalLine.Write(buffer, container));

    public void WriteDeleted(Container container) => Append(buffer => JournalLine.WriteDeleted(buffer, container));

    public void Write(Container container, string range, Change change) =>
        Append(buffer => JournalLine.Write(buffer, container, range, change));

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
