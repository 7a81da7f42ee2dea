using System.Diagnostics;
using System.Globalization;
using MkbZekerheid.Engine;

namespace MkbZekerheid.Benchmarks.Graphs;

/// <summary>What falls when X falls, for every X: the engine against the plain ways, on growing graphs, equal answers first.</summary>
internal static class GraphBenchmarks
{
    private const int Rounds = 5;

    public static void Run(TextWriter output, string? file, int largest)
    {
        output.WriteLine("what falls, all nodes | nodes | members | pairs | engine s | plain s | ratio | ns per pair | freeze s");
        foreach (var n in new[] { 1_000, 10_000, 100_000, 1_000_000 }.Where(n => n <= largest))
        {
            Compare(output, "company, pools and cycles, against a search per node", MadeGraphs.Company(n, 7), p => p.Search());
        }

        foreach (var n in new[] { 1_000, 4_000, 16_000, 64_000 }.Where(n => n <= largest))
        {
            Compare(output, "deep, every member needed, against 64-bit sweeps", MadeGraphs.Deep(n, 7, pools: false), p => p.Words());
        }

        foreach (var n in new[] { 1_000, 4_000, 16_000 }.Where(n => n <= largest))
        {
            Compare(output, "deep, pools, against a search per node", MadeGraphs.Deep(n, 7, pools: true), p => p.Search());
        }

        if (file is not null)
        {
            Compare(output, "file, every member needed, against a search per node", MadeGraphs.File(file, every: true), p => p.Search());
            Compare(output, "file, groups as they are, against a search per node", MadeGraphs.File(file, every: false), p => p.Search());
        }
    }

    private static void Compare(TextWriter output, string name, NodeInput[] nodes, Func<PlainFalls, int[]> plainWay)
    {
        var watch = Stopwatch.StartNew();
        var graph = CompanyGraph.Build(nodes);
        var freeze = watch.Elapsed.TotalSeconds;
        var plain = new PlainFalls(nodes);
        var counts = AllFalls.Counts(graph);
        if (!counts.AsSpan().SequenceEqual(plainWay(plain)))
        {
            throw new InvalidOperationException($"{name}: the answers differ.");
        }

        // Small sizes end before the compiler has optimised them: let both run a while first.
        var warm = Stopwatch.StartNew();
        for (var i = 0; i < 60 && warm.ElapsedMilliseconds < 1500; i++)
        {
            AllFalls.Counts(graph);
            plainWay(plain);
        }

        var engine = new double[Rounds];
        var other = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            engine[i] = Seconds(() => AllFalls.Counts(graph));
            other[i] = Seconds(() => plainWay(plain));
        }

        var (a, b) = (engine.Order().ElementAt(Rounds / 2), other.Order().ElementAt(Rounds / 2));
        var pairs = counts.Sum(c => (long)c);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name} | {nodes.Length} | {nodes.Sum(n => n.Requirements.Sum(g => g.Primaries.Count))} | {pairs} | {a:0.00000} | {b:0.00000} | {b / a:0.0} | {a / pairs * 1e9:0.00} | {freeze:0.000}"));
    }

    private static double Seconds(Func<int[]> work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}
