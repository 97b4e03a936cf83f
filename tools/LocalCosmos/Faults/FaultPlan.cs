namespace LocalCosmos;

/// <summary>What is to go wrong. Rules are tried in the order in which they were added; the first that is due befalls the request. Safe to use from any thread.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly Random _random;
    private readonly List<ArmedRule> _rules = [];
    private volatile bool _isEmpty = true;
    private long _suffered;

    // The same faults in each run are the point.
    internal FaultPlan(int seed) => _random = new Random(seed);

    /// <summary>How many requests have suffered since the start.</summary>
    public long Suffered => Volatile.Read(ref _suffered);

    /// <summary>Arms a rule.</summary>
    /// <param name="rule">The rule, with counts of its own.</param>
    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        lock (_gate)
        {
            _rules.Add(new ArmedRule(rule));
            _isEmpty = false;
        }
    }

    /// <summary>Arms a rule for the next request of a kind.</summary>
    /// <param name="kind">The kind of request.</param>
    /// <param name="fault">What befalls it.</param>
    public void AddOnce(RequestKind kind, Fault fault) => Add(new FaultRule(fault) { Kinds = [kind], Times = 1 });

    /// <summary>Disarms all.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
            _isEmpty = true;
        }
    }

    internal Fault? Next(RequestKind kind, string? container, Func<string?> partitionKey)
    {
        if (_isEmpty)
        {
            return null;
        }

        var key = partitionKey();
        lock (_gate)
        {
            var due = _rules.Find(rule => rule.IsDue(kind, container, key, _random.NextDouble));
            if (due is not null)
            {
                Volatile.Write(ref _suffered, _suffered + 1);
            }

            return due?.Rule.Fault;
        }
    }

    private sealed class ArmedRule(FaultRule rule)
    {
        private int _matched;
        private int _suffered;

        public FaultRule Rule => rule;

        public bool IsDue(RequestKind kind, string? container, string? partitionKey, Func<double> chance)
        {
            if (!rule.Matches(kind, container, partitionKey) || _matched++ < rule.Skip || _suffered >= rule.Times
                || (rule.Probability < 1 && chance() >= rule.Probability))
            {
                return false;
            }

            _suffered++;
            return true;
        }
    }
}
