using LocalCosmos.Requests;

namespace LocalCosmos.Faults;

/// <summary>The faults that the server injects. It tries the rules in the order in which they were added, and the first that applies decides the fault of a request. The class is thread-safe.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly Random _random;
    private readonly List<CountedRule> _rules = [];
    private volatile bool _isEmpty = true;
    private long _injected;

    // A fixed seed makes the faults of a run repeatable.
    internal FaultPlan(int seed) => _random = new Random(seed);

    /// <summary>The number of requests with an injected fault since the start.</summary>
    public long InjectedCount => Volatile.Read(ref _injected);

    /// <summary>Adds a rule.</summary>
    /// <param name="rule">The rule. It counts requests from now on.</param>
    public void Add(FaultRule rule)
    {
        lock (_gate)
        {
            _rules.Add(new CountedRule(rule));
            _isEmpty = false;
        }
    }

    /// <summary>Adds a rule for the next request of a kind.</summary>
    /// <param name="kind">The kind of request.</param>
    /// <param name="fault">The fault.</param>
    public void AddOnce(RequestKind kind, Fault fault) => Add(new FaultRule(fault) { Kinds = [kind], Times = 1 });

    /// <summary>Removes all rules.</summary>
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

        string? key = partitionKey();
        lock (_gate)
        {
            CountedRule? next = _rules.Find(rule => rule.Applies(kind, container, key, _random.NextDouble));
            if (next is not null)
            {
                Volatile.Write(ref _injected, _injected + 1);
            }

            return next?.Rule.Fault;
        }
    }

    private sealed class CountedRule(FaultRule rule)
    {
        private int _matched;
        private int _injected;

        public FaultRule Rule => rule;

        public bool Applies(RequestKind kind, string? container, string? partitionKey, Func<double> random)
        {
            if (!rule.Matches(kind, container, partitionKey) || _matched++ < rule.Skip || _injected >= rule.Times
                || (rule.Probability < 1 && random() >= rule.Probability))
            {
                return false;
            }

            _injected++;
            return true;
        }
    }
}
