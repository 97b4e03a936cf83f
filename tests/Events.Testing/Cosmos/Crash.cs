using Events.Testing.Services;
using LocalCosmos.Faults;

namespace Events.Testing.Cosmos;

/// <summary>Simulates a process that ends in the middle of a request.</summary>
internal static class Crash
{
    /// <summary>Lets some calls of the database through and loses all later ones. The first lost call is done if <paramref name="isLastDone"/> is true.</summary>
    public static void After(TestService service, int calls, bool isLastDone)
    {
        if (isLastDone)
        {
            service.LocalCosmos.Faults.Add(new FaultRule(Fault.DropAfter()) { Skip = calls, Times = 1 });
        }

        // The client does not retry a 503, so that the test does not wait for retries in real time.
        service.LocalCosmos.Faults.Add(new FaultRule(Fault.Fail(503)) { Skip = calls });
    }

    /// <summary>Ends the crash: calls of the database succeed again, as for a new process.</summary>
    public static void Recover(TestService service) => service.LocalCosmos.Faults.Clear();
}
