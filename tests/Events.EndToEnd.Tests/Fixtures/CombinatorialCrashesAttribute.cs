using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Events.EndToEnd.Tests.Fixtures;

/// <summary>A crash before and after each of so many calls to the database, and none of them: how many calls go through, and whether the next one is done.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CombinatorialCrashesAttribute(int calls) : DataAttribute
{
    public int Calls { get; } = calls;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        TheoryData<int, bool> rows = [];
        for (int through = 0; through <= Calls; through++)
        {
            rows.Add(through, false);
            rows.Add(through, true);
        }

        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. rows]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
