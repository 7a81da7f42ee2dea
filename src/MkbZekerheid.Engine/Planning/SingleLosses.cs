namespace MkbZekerheid.Engine;

/// <summary>What happens when one resource is lost entirely for its own recovery time.</summary>
/// <param name="ResourceId">The resource.</param>
/// <param name="Products">Outage hours of every product that stops, in file order.</param>
/// <param name="Activities">Outage hours of every activity that stops, in file order.</param>
/// <param name="OverRto">Products out longer than their target.</param>
/// <param name="OverMtpd">Products out at least as long as their MTPD.</param>
public sealed record SingleLoss(
    string ResourceId, IReadOnlyList<(string Id, decimal Hours)> Products, IReadOnlyList<(string Id, decimal Hours)> Activities,
    IReadOnlyList<string> OverRto, IReadOnlyList<string> OverMtpd);

/// <summary>Single points of failure of one product.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Structural">Losing one unit brings the long-run capacity under the MBCO.</param>
/// <param name="OverRto">Structural, and the outage is longer than the RTO.</param>
/// <param name="OverMtpd">Structural, and the outage is at least the MTPD.</param>
public sealed record SinglePointsOfFailure(string ProductId, IReadOnlyList<string> Structural, IReadOnlyList<string> OverRto, IReadOnlyList<string> OverMtpd);

/// <summary>Single losses of a company and its single points of failure (method 2.7, 2.20 rule 2).</summary>
public static class SingleLosses
{
    /// <summary>
    /// Every resource with count 1 and a recovery time above 0, lost for that time, in file order; listed when some product stops.
    /// Computed with the planning formula.
    /// </summary>
    public static IReadOnlyList<SingleLoss> Of(CompanyGraph graph, CycleRule cycleRule = CycleRule.Sum)
    {
        var recovery = new AchievableRecovery(graph, cycleRule);
        var losses = new List<SingleLoss>();
        for (var v = 0; v < graph.NodeCount; v++)
        {
            if (graph.Kind[v] != NodeKind.Resource || graph.Count[v] != 1 || graph.Recovery[v] <= 0)
            {
                continue;
            }

            recovery.Run((v, graph.Recovery[v]));
            var stopped = recovery.Touched.Where(x => recovery.Outage(x) > 0).Order().ToList();
            var products = stopped.Where(x => graph.Kind[x] == NodeKind.Product).ToList();
            if (products.Count == 0)
            {
                continue;
            }

            losses.Add(new SingleLoss(
                graph.Ids[v],
                [.. products.Select(p => (graph.Ids[p], recovery.OutageHours(p)))],
                [.. stopped.Where(x => graph.Kind[x] == NodeKind.Activity).Select(a => (graph.Ids[a], recovery.OutageHours(a)))],
                [.. products.Where(p => recovery.Outage(p) > graph.Rto[p]).Select(p => graph.Ids[p])],
                [.. products.Where(p => recovery.Outage(p) >= graph.Mtpd[p]).Select(p => graph.Ids[p])]));
        }

        return losses;
    }

    /// <summary>Single points of failure per product, in file order; <paramref name="losses"/> come from <see cref="Of"/> on the same graph.</summary>
    public static IReadOnlyList<SinglePointsOfFailure> PointsOfFailure(CompanyGraph graph, IReadOnlyList<SingleLoss> losses)
    {
        var capacity = new Capacity(graph);
        var products = graph.NodesOf(NodeKind.Product).ToArray();
        var structural = products.ToDictionary(p => p, _ => new List<string>());
        foreach (var v in graph.NodesOf(NodeKind.Resource))
        {
            var values = capacity.AfterLosingOneOf([v]);
            foreach (var p in products)
            {
                if (Capacity.Below(values[p], graph.Level[p]))
                {
                    structural[p].Add(graph.Ids[v]);
                }
            }
        }

        var over = losses.ToDictionary(l => l.ResourceId, StringComparer.Ordinal);
        string[] Over(int product, Func<SingleLoss, IReadOnlyList<string>> list) =>
            [.. structural[product].Where(r => over.TryGetValue(r, out var loss) && list(loss).Contains(graph.Ids[product]))];
        return [.. products.Select(p => new SinglePointsOfFailure(graph.Ids[p], structural[p], Over(p, l => l.OverRto), Over(p, l => l.OverMtpd)))];
    }
}
