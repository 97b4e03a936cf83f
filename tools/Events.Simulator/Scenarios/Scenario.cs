using System.Globalization;

namespace Events.Simulator.Scenarios;

/// <summary>What happens in a run. Together with its seed it decides everything.</summary>
/// <param name="Seed">The seed of every random choice during the run.</param>
/// <param name="Processes">The number of processes of the service.</param>
/// <param name="FaultRate">The share of database calls that have a fault, 0 to 1.</param>
/// <param name="MostFaults">The most faults of the run.</param>
/// <param name="HasOutage">Whether the database is away for some seconds, once.</param>
/// <param name="HasStaleReads">Whether reads without a quorum may see an old state.</param>
/// <param name="LeavesExpired">Whether the ids of expired documents stay in use.</param>
/// <param name="HasForeignDocuments">Whether the database has documents that the service did not write.</param>
/// <param name="Clients">The steps of each client.</param>
internal sealed record Scenario(
    int Seed, int Processes, double FaultRate, int MostFaults, bool HasOutage, bool HasStaleReads, bool LeavesExpired, bool HasForeignDocuments, IReadOnlyList<IReadOnlyList<Step>> Clients)
{
    /// <summary>Whether a call of the database can fail.</summary>
    public bool HasFaults => FaultRate > 0 || HasOutage;

    /// <summary>How many steps all clients do.</summary>
    public int StepCount => Clients.Sum(steps => steps.Count);

    public override string ToString() => string.Join(
        Environment.NewLine,
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Processes} processes, {FaultRate:P0} of the calls with a fault{(MostFaults == int.MaxValue ? "" : $", at most {MostFaults}")}{(HasOutage ? ", an outage" : "")}{(HasStaleReads ? ", stale reads" : "")}{(LeavesExpired ? ", expired ids in use" : "")}{(HasForeignDocuments ? ", foreign documents" : "")}"),
            .. Clients.Select((steps, client) => $"client {client + 1}: {string.Join("; ", steps)}"),
        ]);
}
