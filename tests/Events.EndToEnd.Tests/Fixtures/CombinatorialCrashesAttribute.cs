using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Events.EndToEnd.Tests.Fixtures;

/// <summary>Rows for a crash before and after each database call, and one for no crash: the number of calls that succeed, and whether the next call is done.</summary>
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
