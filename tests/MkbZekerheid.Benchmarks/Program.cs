using MkbZekerheid.Benchmarks.Graphs;
using MkbZekerheid.Benchmarks.Simulation;

if (args is [] or ["simulation", ..])
{
    DemoBenchmark.Run(Console.Out);
    IndependentEventsBenchmark.Run(Console.Out);
}

if (args is ["independent-events", ..])
{
    IndependentEventsBenchmark.Run(Console.Out);
}

if (args is [] or ["graphs", ..])
{
    // graphs [LARGEST] [FILE]: sizes up to LARGEST nodes, and a file of groups.
    GraphBenchmarks.Run(Console.Out, args.Length > 2 ? args[2] : null, args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100_000);
}

return 0;
