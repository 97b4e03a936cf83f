using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Events.Bench.Syntax;

namespace Events.Bench.Micro;

/// <summary><c>micro</c>: time and bytes of what every request does, by BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    public static void SetAction() => BenchSyntax.Micro.SetAction(_ => Run());

    // In this process: a project that BenchmarkDotNet makes would not find the solution's settings.
    private static void Run() => BenchmarkRunner.Run(
        [typeof(BodyBenchmarks), typeof(ListBenchmarks)],
        ManualConfig.CreateMinimumViable()
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddJob(Job.Default.WithWarmupCount(6).WithIterationCount(15).WithToolchain(InProcessEmitToolchain.Instance)));
}
