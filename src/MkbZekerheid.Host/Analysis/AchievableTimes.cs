using MkbZekerheid.Engine;

namespace MkbZekerheid.Host.Analysis;

/// <summary>
/// How fast each node comes back today. A resource: its own recovery time. Everything above: the longest outage over the
/// losses of one resource at a time, by the planning formula, with the resource that gives it.
/// </summary>
internal sealed class AchievableTimes
{
    private readonly decimal?[] hours;
    private readonly string?[] because;
    private readonly IReadOnlyList<string>?[] chain;

    public AchievableTimes(CompanyGraph graph, CompanyModel company, CycleRule cycleRule, CancellationToken cancellationToken)
    {
        hours = new decimal?[graph.NodeCount];
        because = new string?[graph.NodeCount];
        chain = new IReadOnlyList<string>?[graph.NodeCount];
        var resources = (graph.Model ?? company).Resources;
        foreach (var resource in resources)
        {
            hours[graph.IndexOf(resource.Id)] = resource.RecoveryHours;
        }

        var above = Enumerable.Range(0, graph.NodeCount).Where(node => graph.KindOf(node) != NodeKind.Resource).ToArray();
        if (above.Length == 0)
        {
            return;
        }

        var recovery = new AchievableRecovery(graph, cycleRule);
        foreach (var resource in resources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (resource is not { Count: 1, RecoveryHours: > 0 and var own })
            {
                continue;
            }

            recovery.Run([(graph.IndexOf(resource.Id), own)]);
            foreach (var node in above)
            {
                var outage = recovery.OutageHours(node);
                if (outage > (hours[node] ?? 0))
                {
                    (hours[node], because[node]) = (outage, resource.Id);
                }
            }
        }

        // Chains once the deciding resource of every node is known, so each loss runs once more at most.
        foreach (var nodes in above.Where(node => because[node] is not null).GroupBy(node => because[node]!, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var lost = graph.IndexOf(nodes.Key);
            recovery.Run([(lost, hours[lost]!.Value)]);
            foreach (var node in nodes)
            {
                chain[node] = recovery.Chain(node);
            }
        }
    }

    public decimal? HoursOf(int node) => hours[node];

    /// <summary>The resource whose loss gives the time; null for a resource itself and for what no single loss stops.</summary>
    public string? BecauseOf(int node) => because[node];

    /// <summary>From the node down to that resource, each waiting for the next; null where there is no such resource.</summary>
    public IReadOnlyList<string>? ChainOf(int node) => chain[node];
}
