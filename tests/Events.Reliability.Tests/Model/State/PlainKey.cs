using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.State;

/// <summary>What is known of an idempotency key. A request under it that was not answered may have settled what becomes of it, or not.</summary>
internal sealed class PlainKey
{
    /// <summary>What may have been settled.</summary>
    public List<PlainPlan> Plans { get; } = [];

    /// <summary>Whether nothing may have been settled.</summary>
    public bool MayBeFree { get; private set; } = true;

    /// <summary>The first good answer, which every repeat gets.</summary>
    public Answer? First { get; private set; }

    /// <summary>The events that came of it without an answer.</summary>
    public List<long> Unanswered { get; } = [];

    /// <summary>Forgets what is older than a day.</summary>
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

    /// <summary>A request was not answered that would have settled it.</summary>
    public void MayBe(PlainPlan plan)
    {
        if (MayBeFree)
        {
            Plans.Add(plan);
        }
    }

    /// <summary>A request was refused that would have been answered from what was settled.</summary>
    public void IsFree()
    {
        Plans.Clear();
        MayBeFree = true;
        First = null;
        Unanswered.Clear();
    }

    /// <summary>It was settled by one of these.</summary>
    public void IsOneOf(Predicate<PlainPlan> plans)
    {
        Plans.RemoveAll(plan => !plans(plan));
        MayBeFree = false;
    }

    public void IsAnswered(Answer answer)
    {
        First = answer;
        Unanswered.Clear();
    }
}
