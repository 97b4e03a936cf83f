using Events.Testing.Services;
using LocalCosmos;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.EndToEnd.Tests.Processes;

public sealed class StartupTerminationTests
{
    [Theory]
    [InlineData(0, "", "run", "--port", "0")]
    [InlineData(1, "Stopped before the end.", "token", "list")]
    public async Task Termination_WhileWaitingForTheDatabase_ExitsCleanly(int exitCode, string error, params string[] command)
    {
        TestService.RequireLocalCosmos();
        await using LocalCosmosServer database = await LocalCosmosServer.StartAsync(new LocalCosmosOptions(), TestService.Cancellation);
        FaultGate gate = new();

        // The first call of the client reads the account and cannot be cancelled.
        database.Faults.Add(new FaultRule(Fault.WaitAt(gate)) { Kinds = [RequestKind.Metadata], Skip = 1 });
        using ServiceProcess process = ServiceProcess.Start([.. command, "--cosmos", database.ConnectionString]);
        await gate.Arrived.WaitAsync(TestService.Cancellation);

        int ended = await process.TerminateAsync();

        Assert.Equal(exitCode, ended);
        Assert.Equal(error, string.Join('\n', process.Errors));
    }
}
