using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using OpenApiMcp.Benchmarks;
using OpenApiMcp.Benchmarks.Generating;
using OpenApiMcp.Benchmarks.Native;
using OpenApiMcp.Benchmarks.Peers;
using OpenApiMcp.Benchmarks.Tokens;

if (args is ["cold", var document])
{
    ColdStart.MeasureOnce(document);
    return;
}

if (args is ["--tokens"])
{
    await TokenTable.WriteAsync();
    return;
}

if (args is ["--peers", .. var executable])
{
    await PeerTable.WriteAsync(executable.FirstOrDefault());
    return;
}

if (args is ["--native-order", var symbols])
{
    NativeOrder.Write(Path.GetFullPath(symbols));
    return;
}

// In this process: a second build of the server, NSwag and all, would add nothing to the numbers.
var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(10))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumn(StatisticColumn.Min, StatisticColumn.Median)
    .HideColumns(Column.Ratio, Column.RatioSD, Column.AllocRatio)
    .WithArtifactsPath(RepositoryPaths.At("artifacts/benchmarks"));

foreach (var summary in BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config)) ResultFile.Write(summary);
