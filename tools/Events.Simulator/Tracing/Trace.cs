using System.Globalization;

namespace Events.Simulator.Tracing;

/// <summary>What happened in a run, in order: a hash always, and lines of text when somebody wants to read them.</summary>
/// <param name="simulatedTicks">The virtual time.</param>
/// <param name="keepsLines">Whether to keep the lines.</param>
internal sealed class Trace(Func<long> simulatedTicks, bool keepsLines)
{
    private const ulong Prime = 1_099_511_628_211;
    private readonly List<string> _lines = [];

    /// <summary>The FNV-1a hash of everything that was added. Two runs with the same hash did the same.</summary>
    public ulong Hash { get; private set; } = 14_695_981_039_346_656_037;

    /// <summary>The lines; empty when they are not kept.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Adds what somebody did.</summary>
    /// <param name="actor">The process or the client.</param>
    /// <param name="action">What it did.</param>
    /// <param name="target">To what.</param>
    /// <param name="result">What came of it.</param>
    public void Add(string actor, string action, string target, string result)
    {
        long ticks = simulatedTicks();
        Mix((ulong)ticks);
        Mix(actor);
        Mix(action);
        Mix(target);
        Mix(result);
        if (keepsLines)
        {
            string seconds = (ticks / (double)TimeSpan.TicksPerSecond).ToString("0.0000", CultureInfo.InvariantCulture);
            _lines.Add($"{seconds,12}  {actor,-10} {action} {target}: {result}");
        }
    }

    private void Mix(string text)
    {
        foreach (char character in text)
        {
            Mix(character);
        }
    }

    private void Mix(ulong value) => Hash = (Hash ^ value) * Prime;
}
