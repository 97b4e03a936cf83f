using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Events.Bench.Syntax;

namespace Events.Bench.Micro;

/// <summary><c>micro</c>: time and allocated bytes of the work inside a request, by BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    public static void SetAction() => BenchSyntax.Micro.SetAction(_ => Run());

    // Runs in this process, because a project that BenchmarkDotNet generates does not find the settings of the solution.
    private static void Run() => BenchmarkRunner.Run(
        [typeof(BodyBenchmarks), typeof(ListBenchmarks)],
        ManualConfig.CreateMinimumViable()
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddJob(Job.Default.WithWarmupCount(6).WithIterationCount(15).WithToolchain(InProcessEmitToolchain.Instance)));
}
