namespace MkbZekerheid.Engine.Simulation;

/// <summary>
/// The graph of a company under one configuration, renumbered so that what a node needs comes before it (cycles stay together),
/// with times in hours and everything the step-function evaluation reads close together.
/// </summary>
internal sealed class SimulationNetwork
{
    public const double Unlimited = double.PositiveInfinity;

    /// <param name="graph">The company under one configuration.</param>
    /// <param name="cycleRestart">How the restart times of a cycle combine: their sum (cautious) or the largest.</param>
    public SimulationNetwork(CompanyGraph graph, CycleRule cycleRestart = CycleRule.Sum)
    {
        Graph = graph;
        var n = graph.NodeCount;
        NodeAt = graph.ComponentNodes;
        PositionOf = new int[n];
        for (var p = 0; p < n; p++)
        {
            PositionOf[NodeAt[p]] = p;
        }

        Words = (n + 63) / 64;
        RestartHours = [.. NodeAt.Select(v => InHours(graph.Restart[v]))];
        Level = [.. NodeAt.Select(v => graph.Level[v])];
        BlockEnd = new int[n];
        BlockRestart = new double[n];
        for (var c = 0; c < graph.ComponentCount; c++)
        {
            int from = graph.ComponentStart[c], to = graph.ComponentStart[c + 1];
            if (graph.IsCycle[c])
            {
                var restarts = RestartHours[from..to];
                BlockEnd.AsSpan(from, to - from).Fill(to);
                BlockRestart.AsSpan(from, to - from).Fill(cycleRestart == CycleRule.Sum ? restarts.Sum() : restarts.Max());
            }
        }

        BlockStart = new int[n];
        for (var p = 0; p < n; p++)
        {
            BlockStart[p] = p > 0 && BlockEnd[p] != 0 && BlockEnd[p] == BlockEnd[p - 1] ? BlockStart[p - 1] : p;
        }

        Requirements = new Requirement[n][];
        var dependents = new SortedSet<int>[n];
        for (var p = 0; p < n; p++)
        {
            var v = NodeAt[p];
            Requirements[p] = [.. Enumerable.Range(graph.RequirementStart[v], graph.RequirementStart[v + 1] - graph.RequirementStart[v]).Select(Of)];
            dependents[p] =
            [
                .. graph.User[graph.UserStart[v]..graph.UserStart[v + 1]].Select(g => PositionOf[graph.Owner[g]]),
                .. graph.Referrer[graph.ReferrerStart[v]..graph.ReferrerStart[v + 1]].Select(a => PositionOf[graph.Owner[graph.AlternativeRequirement[a]]]),
            ];
        }

        Dependents = [.. dependents.Select(d => d.ToArray())];
        Products =
        [
            .. (graph.Model?.Products ?? []).OrderBy(p => p.Id, StringComparer.Ordinal)
                .Select(p => new ProductPlan(p, PositionOf[graph.IndexOf(p.Id)], graph.Level[graph.IndexOf(p.Id)])),
        ];
        ReachesProduct = Ancestors([.. Products.Select(p => p.Position)]);
    }

    public CompanyGraph Graph { get; }

    /// <summary>Node number at each position, and position of each node.</summary>
    public int[] NodeAt { get; }

    public int[] PositionOf { get; }

    /// <summary>Number of 64-bit words in a set of positions.</summary>
    public int Words { get; }

    public double[] RestartHours { get; }

    /// <summary>Minimum level of each position.</summary>
    public double[] Level { get; }

    /// <summary>For a position in a cycle the position after its cycle, else 0; and the first position of its cycle (itself without cycle).</summary>
    public int[] BlockEnd { get; }

    public int[] BlockStart { get; }

    /// <summary>Restart hours of the whole cycle, for positions in a cycle.</summary>
    public double[] BlockRestart { get; }

    public Requirement[][] Requirements { get; }

    /// <summary>Positions that read a position, through primaries or through alternatives.</summary>
    public int[][] Dependents { get; }

    /// <summary>Products ordered by id, so that sums do not depend on the order of the file.</summary>
    public ProductPlan[] Products { get; }

    /// <summary>The positions on which some product depends.</summary>
    public ulong[] ReachesProduct { get; }

    /// <summary>Every position that something in the set can touch: its dependents, theirs, and so on, itself included.</summary>
    public ulong[] Cone(IEnumerable<int> positions)
    {
        var set = new ulong[Words];
        var work = new Stack<int>(positions);
        while (work.TryPop(out var p))
        {
            if ((set[p >> 6] >> (p & 63) & 1) == 0)
            {
                set[p >> 6] |= 1UL << (p & 63);
                foreach (var d in Dependents[p])
                {
                    work.Push(d);
                }
            }
        }

        return set;
    }

    private static double InHours(long hundredths) => hundredths == Hours.Never ? Unlimited : hundredths / 100.0;

    private Requirement Of(int g)
    {
        var graph = Graph;
        var members = graph.MemberStart[g]..graph.MemberStart[g + 1];
        var units = graph.Units[members];
        return new Requirement
        {
            Members = [.. graph.Member[members].Select(v => PositionOf[v])],
            Units = units,
            IsPool = graph.Mode[g] == RequirementMode.Pool,

            // A pool that is short with nothing lost counts as normal at what it has: capacity is a fraction of normal.
            Needed = graph.Mode[g] == RequirementMode.Pool ? Math.Min(graph.Needed[g], units.Sum()) : 1,
            BufferHours = InHours(graph.Buffer[g]),
            After = graph.RecoveryMode[g] == RecoveryMode.After,
            Alternatives =
            [
                .. Enumerable.Range(graph.AlternativeStart[g], graph.AlternativeStart[g + 1] - graph.AlternativeStart[g]).Select(a => new Alternative(
                    graph.AlternativeCapacity[a],
                    InHours(graph.AlternativeSwitch[a]),
                    InHours(graph.AlternativeMax[a]),
                    [.. graph.Reference[graph.ReferenceStart[a]..graph.ReferenceStart[a + 1]].Select(v => PositionOf[v])])),
            ],
        };
    }

    private ulong[] Ancestors(int[] positions)
    {
        var set = new ulong[Words];
        var work = new Stack<int>(positions);
        while (work.TryPop(out var p))
        {
            if ((set[p >> 6] >> (p & 63) & 1) == 0)
            {
                set[p >> 6] |= 1UL << (p & 63);
                foreach (var requirement in Requirements[p])
                {
                    foreach (var m in requirement.Members.Concat(requirement.Alternatives.SelectMany(a => a.References)))
                    {
                        work.Push(m);
                    }
                }
            }
        }

        return set;
    }

    internal sealed class Requirement
    {
        public required int[] Members { get; init; }

        public required double[] Units { get; init; }

        public required bool IsPool { get; init; }

        public required double Needed { get; init; }

        public required double BufferHours { get; init; }

        public required bool After { get; init; }

        public required Alternative[] Alternatives { get; init; }
    }

    internal sealed record Alternative(double Capacity, double SwitchHours, double MaxHours, int[] References);
}
