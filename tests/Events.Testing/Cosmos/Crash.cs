using Events.Testing.Services;
using LocalCosmos.Faults;

namespace Events.Testing.Cosmos;

/// <summary>A process that ends in the middle of a request, as the database sees it.</summary>
internal static class Crash
{
    /// <summary>Lets some calls through. The next one is lost, done or not, and so is all that comes after it.</summary>
    public static void After(TestService service, int calls, bool isLastDone)
    {
        if (isLastDone)
        {
            service.LocalCosmos.Faults.Add(new FaultRule(Fault.DropAfter()) { Skip = calls, Times = 1 });
        }

        service.LocalCosmos.Faults.Add(new FaultRule(Fault.DropBefore()) { Skip = calls });
    }

    /// <summary>Another process takes over.</summary>
    public static void Over(TestService service) => service.LocalCosmos.Faults.Clear();
}
