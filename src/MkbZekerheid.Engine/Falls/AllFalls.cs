using System.Numerics;

namespace MkbZekerheid.Engine;

/// <summary>Who falls with each node, as one list per node.</summary>
/// <param name="Start">The list of node v is from Start[v] up to Start[v + 1].</param>
/// <param name="Nodes">Node numbers; a list starts anywhere and holds the node itself, except for nodes already below their level.</param>
public sealed record FallLists(IReadOnlyList<int> Start, IReadOnlyList<int> Nodes)
{
    /// <summary>Nodes that fall with a node.</summary>
    public ReadOnlySpan<int> Of(int node) => ((int[])Nodes).AsSpan(Start[node]..Start[node + 1]);
}

/// <summary>What falls when X falls, for every node X at once; see <see cref="LossPropagation"/> for the meaning.</summary>
public static class AllFalls
{
    /// <summary>Losses of a block searched first.</summary>
    private const int Samples = 16;

    /// <summary>Nodes that fall per loss up to which the losses are searched one by one. A chosen switch point, not a fitted one: it changes only the time, never the answer.</summary>
    internal const int FewPerLoss = 48;

    /// <summary>
    /// For every node: how many nodes are down when it is lost entirely, itself included, nodes that are already below their level
    /// left out (and 0 for these). The answer does not depend on the number of threads; each takes 64 bytes per node.
    /// </summary>
    public static int[] Counts(CompanyGraph graph, int threads = 1, CancellationToken cancellation = default) => Counts(graph, threads, FewPerLoss, cancellation);

    /// <inheritdoc cref="Counts(CompanyGraph, int, CancellationToken)"/>
    internal static int[] Counts(CompanyGraph graph, int threads, int few, CancellationToken cancellation)
    {
        var program = Compile(graph);
        var counts = new int[graph.NodeCount];
        Blocks(graph, program, threads, few, (search, start) =>
        {
            for (var p = start; p < Math.Min(start + FallsBlock.Lanes, program.Count); p++)
            {
                counts[program.Node[p]] = search.Of(program.Node[p]).Length;
            }
        }, (block, start) =>
        {
            var counter = new LaneCounter();
            foreach (var p in block.Touched)
            {
                counter.Add(in block.Lost(p));
            }

            Span<int> lanes = stackalloc int[FallsBlock.Lanes];
            counter.Take(lanes);
            for (var p = start; p < Math.Min(start + FallsBlock.Lanes, program.Count); p++)
            {
                counts[program.Node[p]] = lanes[p - start];
            }
        }, cancellation);
        return counts;
    }

    /// <summary>For every node: the nodes that are down when it is lost entirely. Memory is 4 bytes per pair.</summary>
    public static FallLists Lists(CompanyGraph graph, int threads = 1, CancellationToken cancellation = default) => Lists(graph, threads, FewPerLoss, cancellation);

    /// <inheritdoc cref="Lists(CompanyGraph, int, CancellationToken)"/>
    internal static FallLists Lists(CompanyGraph graph, int threads, int few, CancellationToken cancellation)
    {
        var program = Compile(graph);
        var parts = new int[(program.Count + FallsBlock.Lanes - 1) / FallsBlock.Lanes][];
        var counts = new int[program.Count];
        Blocks(graph, program, threads, few, (search, start) =>
        {
            var list = new List<int>();
            for (var p = start; p < Math.Min(start + FallsBlock.Lanes, program.Count); p++)
            {
                var fallen = search.Of(program.Node[p]);
                counts[p] = fallen.Length;
                list.AddRange(fallen);
            }

            parts[start / FallsBlock.Lanes] = [.. list];
        }, (block, start) =>
        {
            var counter = new LaneCounter();
            foreach (var p in block.Touched)
            {
                counter.Add(in block.Lost(p));
            }

            Span<int> next = stackalloc int[FallsBlock.Lanes];
            counter.Take(next);
            var size = 0;
            for (var lane = 0; lane < FallsBlock.Lanes; lane++)
            {
                if (start + lane < program.Count)
                {
                    counts[start + lane] = next[lane];
                }

                (next[lane], size) = (size, size + next[lane]);
            }

            var part = new int[size];
            foreach (var p in block.Touched)
            {
                var node = program.Node[p];
                for (var w = 0; w < 8; w++)
                {
                    for (var bits = block.Lost(p)[w]; bits != 0; bits &= bits - 1)
                    {
                        part[next[(w << 6) + BitOperations.TrailingZeroCount(bits)]++] = node;
                    }
                }
            }

            parts[start / FallsBlock.Lanes] = part;
        }, cancellation);
        return Join(graph, program, parts, counts);
    }

    /// <summary>Ids of the nodes below their minimum level with nothing lost, in file order.</summary>
    public static IReadOnlyList<string> AlreadyBelow(CompanyGraph graph) => [.. new LossPropagation(graph).AlreadyBelow.Select(graph.IdOf)];

    /// <summary>The layout is made once per graph and kept with it.</summary>
    private static FallsProgram Compile(CompanyGraph graph) => graph.Falls(() => new FallsProgram(graph, new LossPropagation(graph)));

    /// <summary>
    /// Blocks of 512 losses, each done the cheaper way: a few losses of the block are searched first, and when these take down little
    /// the rest is searched one by one too; otherwise all 512 go together.
    /// </summary>
    private static void Blocks(
        CompanyGraph graph, FallsProgram program, int threads, int few, Action<LossPropagation, int> searched, Action<FallsBlock, int> computed, CancellationToken cancellation)
    {
        var blocks = (program.Count + FallsBlock.Lanes - 1) / FallsBlock.Lanes;
        void Do((LossPropagation Search, FallsBlock Block) way, int b)
        {
            var start = b * FallsBlock.Lanes;
            var end = Math.Min(start + FallsBlock.Lanes, program.Count);
            var step = Math.Max(1, (end - start) / Samples);
            long fallen = 0;
            var samples = 0;
            for (var p = start; p < end && fallen <= (long)few * Samples; p += step, samples++)
            {
                fallen += way.Search.Of(program.Node[p]).Length;
            }

            if (fallen <= (long)few * samples)
            {
                searched(way.Search, start);
            }
            else
            {
                way.Block.Run(start);
                computed(way.Block, start);
            }
        }

        if (threads <= 1 || blocks <= 1)
        {
            var way = (new LossPropagation(graph), new FallsBlock(program));
            for (var b = 0; b < blocks; b++)
            {
                cancellation.ThrowIfCancellationRequested();
                Do(way, b);
            }

            return;
        }

        Parallel.For(
            0,
            blocks,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            () => (new LossPropagation(graph), new FallsBlock(program)),
            (b, _, way) =>
            {
                Do(way, b);
                return way;
            },
            _ => { });
    }

    private static FallLists Join(CompanyGraph graph, FallsProgram program, int[][] parts, int[] counts)
    {
        var start = new int[graph.NodeCount + 1];
        for (var p = 0; p < program.Count; p++)
        {
            start[program.Node[p] + 1] = counts[p];
        }

        for (var v = 0; v < graph.NodeCount; v++)
        {
            start[v + 1] = checked(start[v] + start[v + 1]);
        }

        var nodes = new int[start[graph.NodeCount]];
        for (var b = 0; b < parts.Length; b++)
        {
            var at = 0;
            for (var p = b * FallsBlock.Lanes; p < Math.Min((b + 1) * FallsBlock.Lanes, program.Count); p++)
            {
                parts[b].AsSpan(at, counts[p]).CopyTo(nodes.AsSpan(start[program.Node[p]]));
                at += counts[p];
            }
        }

        return new FallLists(start, nodes);
    }
}
