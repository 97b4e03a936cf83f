using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.State;

/// <summary>What is known about an idempotency key. A request without an answer may have stored a plan under the key or not.</summary>
internal sealed class PlainKey
{
    /// <summary>The plans that may be stored.</summary>
    public List<PlainPlan> Plans { get; } = [];

    /// <summary>Whether it is possible that no plan is stored.</summary>
    public bool MayBeFree { get; private set; } = true;

    /// <summary>The first successful answer, which every repeat gets.</summary>
    public Answer? First { get; private set; }

    /// <summary>The events that requests without an answer created under this key.</summary>
    public List<long> Unanswered { get; } = [];

    /// <summary>Removes plans that are older than a day.</summary>
    public void Expire(long now)
    {
        if (Plans.RemoveAll(plan => !plan.IsKeptAt(now)) > 0)
        {
            MayBeFree = true;
            Unanswered.Clear();
        }

        if (Plans.Count == 0)
        {
            First = null;
        }
    }

    /// <summary>Adds the plan of a request that got no answer.</summary>
    public void AddPossiblePlan(PlainPlan plan)
    {
        if (MayBeFree)
        {
            Plans.Add(plan);
        }
    }

    /// <summary>A refused request shows that no plan is stored.</summary>
    public void MarkFree()
    {
        Plans.Clear();
        MayBeFree = true;
        First = null;
        Unanswered.Clear();
    }

    /// <summary>An answer shows that one of the matching plans is stored.</summary>
    public void KeepOnly(Predicate<PlainPlan> plans)
    {
        Plans.RemoveAll(plan => !plans(plan));
        MayBeFree = false;
    }

    public void SetFirstAnswer(Answer answer)
    {
        First = answer;
        Unanswered.Clear();
    }
}
