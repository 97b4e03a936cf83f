using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Events.Reliability.Tests.Load;

/// <summary>Reads the output of a webhook receiver: the delivered alerts and the refused requests.</summary>
internal sealed class DeliveryLog : TextWriter
{
    private readonly ConcurrentDictionary<long, bool> _delivered = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private int _repeated;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>The events whose alert was delivered.</summary>
    public ICollection<long> Delivered => _delivered.Keys;

    /// <summary>The number of repeated deliveries.</summary>
    public int Repeated => _repeated;

    public IReadOnlyCollection<string> Refused => _refused;

    public override void WriteLine(string? value)
    {
        string[] lines = value!.Split(Environment.NewLine);
        if (lines.Length == 2)
        {
            long id = JsonElement.Parse(lines[1]).GetProperty("data").GetProperty("id").GetInt64();
            Assert.True(_delivered.TryAdd(id, true), $"The alert of {id} came under two delivery ids.");
        }
        else if (value.EndsWith("dropped.", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _repeated);
        }
        else if (value.StartsWith("Refused", StringComparison.Ordinal))
        {
            _refused.Enqueue(value);
        }
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }
}
