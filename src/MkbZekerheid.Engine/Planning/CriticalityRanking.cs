namespace MkbZekerheid.Engine;

/// <summary>What the ranking needs to know of an activity.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="MtpdHours">Its MTPD, null when later than the last point.</param>
/// <param name="WeightedImpact">Impact after 72 hours, 0-1: sum over categories of weight x (level - 1) / 4.</param>
public sealed record ActivityImpact(string ActivityId, decimal? MtpdHours, decimal WeightedImpact);

/// <summary>Place of an activity with the four numbers that make its index.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Rank">From 1.</param>
/// <param name="Class">Class of its MTPD.</param>
/// <param name="Index">0-100, not rounded.</param>
/// <param name="Time">1 - ln(1 + min(MTPD, 672)) / ln 673.</param>
/// <param name="Impact">Impact after 72 hours.</param>
/// <param name="MarginShare">Share of gross margin of the products that need it; 0 when not essential.</param>
/// <param name="Downstream">Share of the other activities that depend on it.</param>
public sealed record CriticalityPlace(string ActivityId, int Rank, Criticality Class, double Index, double Time, double Impact, double MarginShare, double Downstream);

/// <summary>Criticality index 100 (0.4 T + 0.3 I + 0.2 V + 0.1 D) and the ranking by it (method 2.6).</summary>
public static class CriticalityRanking
{
    /// <summary>The index of one activity; all parts but the MTPD are 0-1.</summary>
    public static double Index(decimal? mtpdHours, double impact, double marginShare, double downstream) =>
        100 * ((0.4 * TimePart(mtpdHours)) + (0.3 * impact) + (0.2 * marginShare) + (0.1 * downstream));

    /// <summary>Impact 0-1 from weights (sum 1) and levels 1-5 after 72 hours.</summary>
    public static decimal WeightedImpact(IEnumerable<(decimal Weight, int Level)> categories) => categories.Sum(c => c.Weight * (c.Level - 1) / 4);

    /// <summary>All activities by class A to E, then index high to low, then id. The graph must come from a company model.</summary>
    public static IReadOnlyList<CriticalityPlace> Of(CompanyGraph graph, IReadOnlyCollection<ActivityImpact> impacts)
    {
        var model = graph.Model ?? throw new ArgumentException("The graph has no company model.", nameof(graph));
        var margins = model.Products.ToDictionary(p => p.Id, p => p.GrossMarginPerYear ?? 0, StringComparer.Ordinal);
        var total = margins.Values.Sum();
        var byProcess = model.ProductProcessLinks.ToLookup(l => l.ProcessId, l => margins[l.ProductId], StringComparer.Ordinal);
        var byId = impacts.ToDictionary(i => i.ActivityId, StringComparer.Ordinal);
        var others = Math.Max(1, model.Activities.Count - 1);
        var dependents = new Dependents(graph);
        return [.. model.Activities
            .Select(a =>
            {
                var impact = byId[a.Id];
                var margin = a.Essential && a.ProcessId is not null && total > 0 ? (double)(byProcess[a.ProcessId].Sum() / total) : 0;
                var downstream = (double)dependents.Activities(graph.IndexOf(a.Id)) / others;
                return new CriticalityPlace(
                    a.Id, 0, Engine.Impact.ClassOf(impact.MtpdHours), Index(impact.MtpdHours, (double)impact.WeightedImpact, margin, downstream),
                    TimePart(impact.MtpdHours), (double)impact.WeightedImpact, margin, downstream);
            })
            .OrderBy(p => p.Class).ThenByDescending(p => p.Index).ThenBy(p => p.ActivityId, StringComparer.Ordinal)
            .Select((p, i) => p with { Rank = i + 1 })];
    }

    private static double TimePart(decimal? mtpdHours) => 1 - (Math.Log(1 + (double)Math.Min(mtpdHours ?? 672, 672)) / Math.Log(673));

    /// <summary>Counts activities above a node, through primaries.</summary>
    private sealed class Dependents(CompanyGraph graph)
    {
        private readonly int[] _seen = new int[graph.NodeCount];
        private readonly Stack<int> _open = new();
        private int _mark;

        public int Activities(int node)
        {
            _mark++;
            _seen[node] = _mark;
            _open.Push(node);
            var count = 0;
            while (_open.TryPop(out var v))
            {
                for (var i = graph.UserStart[v]; i < graph.UserStart[v + 1]; i++)
                {
                    var user = graph.Owner[graph.User[i]];
                    if (_seen[user] != _mark)
                    {
                        _seen[user] = _mark;
                        _open.Push(user);
                        count += graph.Kind[user] == NodeKind.Activity ? 1 : 0;
                    }
                }
            }

            return count;
        }
    }
}
