namespace MkbZekerheid.Engine.Simulation;

/// <summary>Why the exact outage differs from the planning formula.</summary>
public enum OutageDifferenceReason
{
    /// <summary>Exactly there are several shorter gaps; the formula counts from the first onset to the last recovery.</summary>
    SeparateGaps,

    /// <summary>Exactly the node never falls below its minimum level: a reduced level further up is enough here.</summary>
    ReducedLevelIsEnough,

    /// <summary>Exactly the node is down shorter, because a reduced level further up is enough part of the time.</summary>
    Shorter,

    /// <summary>Exactly the node is down longer: a reduced level that is enough for what it needs is not enough for the node itself.</summary>
    ReducedLevelIsTooLow,
}

/// <summary>A single loss for which the planning formula and the exact step functions give different outages of a node; the exact one counts.</summary>
/// <param name="LostId">The resource lost for its own recovery time.</param>
/// <param name="NodeId">The activity or product.</param>
/// <param name="PlanningHours">Outage by the planning formula (method 2.5).</param>
/// <param name="ExactHours">Longest unbroken stretch below the minimum level by the step functions (method 3.1).</param>
/// <param name="Reason">Where the difference comes from.</param>
public sealed record OutageDifference(string LostId, string NodeId, double PlanningHours, double ExactHours, OutageDifferenceReason Reason);

/// <summary>Holds the planning formula against the exact step functions.</summary>
public static class OutageComparison
{
    /// <summary>
    /// Every resource of which there is one and that takes time to recover, lost entirely, against every activity and product:
    /// how many pairs were compared and which differ, in file order of the resources and then of the nodes.
    /// </summary>
    public static (int Compared, IReadOnlyList<OutageDifference> Differences) Of(CompanyGraph graph, CycleRule cycleRule = CycleRule.Sum)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var planning = new AchievableRecovery(graph, cycleRule);
        var exact = new ExactOutage(graph, cycleRule);
        int[] nodes = [.. graph.NodesOf(NodeKind.Activity), .. graph.NodesOf(NodeKind.Product)];
        var compared = 0;
        var differences = new List<OutageDifference>();
        foreach (var lost in graph.NodesOf(NodeKind.Resource).Where(v => graph.Count[v] == 1 && graph.Recovery[v] > 0))
        {
            planning.Run((lost, graph.Recovery[lost]));
            var outages = exact.Of([new LostNode(graph.Ids[lost], graph.Recovery[lost] / 100.0)]).ToDictionary(o => o.NodeId, StringComparer.Ordinal);
            foreach (var node in nodes)
            {
                compared++;
                var byFormula = planning.Outage(node) / 100.0;
                var outage = outages.GetValueOrDefault(graph.Ids[node]);
                var longest = outage?.LongestDownHours ?? 0;
                if (Math.Abs(byFormula - longest) > 1e-6)
                {
                    differences.Add(new OutageDifference(graph.Ids[lost], graph.Ids[node], byFormula, longest, Reason(byFormula, longest, outage)));
                }
            }
        }

        return (compared, differences);
    }

    private static OutageDifferenceReason Reason(double byFormula, double longest, NodeOutage? outage) =>
        longest > byFormula ? OutageDifferenceReason.ReducedLevelIsTooLow
        : longest <= 0 ? OutageDifferenceReason.ReducedLevelIsEnough
        : outage!.TotalDownHours > longest + 1e-6 ? OutageDifferenceReason.SeparateGaps
        : OutageDifferenceReason.Shorter;
}
