namespace MkbZekerheid.Engine;

/// <summary>Recovery of a resource against what is required of it.</summary>
/// <param name="Id">The resource.</param>
/// <param name="AchievableHours">Its own recovery hours today (Ist).</param>
/// <param name="RequiredHours">Required recovery time (Soll).</param>
/// <param name="GapHours">Difference; above 0 it is a gap.</param>
/// <param name="Because">The dependent that requires it.</param>
/// <param name="Chain">From the resource up to the node whose target decides.</param>
public sealed record RecoveryGap(string Id, decimal AchievableHours, decimal RequiredHours, decimal GapHours, string? Because, IReadOnlyList<string> Chain);

/// <summary>Data loss of a resource against its target.</summary>
/// <param name="Id">The data resource.</param>
/// <param name="TargetHours">Stored target, or else the proposal; null when nobody asks.</param>
/// <param name="ActualHours">Loss today.</param>
/// <param name="GapHours">Difference; above 0 it is a gap; null without a target.</param>
/// <param name="ProposedHours">Strictest RPO of the activities that use it, directly or through other resources.</param>
/// <param name="AskedBy">The first activity in file order that asks it.</param>
public sealed record DataLossGap(string Id, decimal? TargetHours, decimal ActualHours, decimal? GapHours, decimal? ProposedHours, string? AskedBy);

/// <summary>What must be back when by the products alone (method 2.20 rule 7).</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Hours">Smallest RTO of a product + buffer of its link to the activity's process; null when not essential or not linked.</param>
/// <param name="ProductId">The product that gives it.</param>
public sealed record RequiredByProducts(string ActivityId, decimal? Hours, string? ProductId);

/// <summary>Gaps between what is required and what is possible (method 2.1, 2.4).</summary>
public static class RecoveryGaps
{
    /// <summary>Every resource with a known recovery time and a requirement, in file order; filter on GapHours &gt; 0 for the gaps.</summary>
    public static IReadOnlyList<RecoveryGap> Of(CompanyGraph graph, RequiredRecovery required)
    {
        var gaps = new List<RecoveryGap>();
        for (var v = 0; v < graph.NodeCount; v++)
        {
            if (graph.Kind[v] != NodeKind.Resource || graph.Recovery[v] == CompanyGraph.UnknownHours || required.Hundredths[v] == Hours.Never)
            {
                continue;
            }

            var why = required.Explain(v);
            gaps.Add(new RecoveryGap(why.Id, graph.Recovery[v] / 100m, why.Hours!.Value, (graph.Recovery[v] - required.Hundredths[v]) / 100m, why.Because, why.Chain));
        }

        return gaps;
    }

    /// <summary>Every data resource (actual loss known), in file order. The graph must come from a company model.</summary>
    public static IReadOnlyList<DataLossGap> DataLoss(CompanyGraph graph)
    {
        var model = graph.Model ?? throw new ArgumentException("The graph has no company model.", nameof(graph));
        var (proposed, asker) = Proposals(graph, model);
        return [.. model.Resources.Where(r => r.RpoActualHours is not null).Select(r =>
        {
            var v = graph.IndexOf(r.Id);
            decimal? proposal = asker[v] < 0 ? null : proposed[v];
            var target = r.RpoTargetHours ?? proposal;
            return new DataLossGap(r.Id, target, r.RpoActualHours!.Value, r.RpoActualHours - target, proposal, asker[v] < 0 ? null : graph.Ids[asker[v]]);
        })];
    }

    /// <summary>Required time of every activity from the products alone, in file order.</summary>
    public static IReadOnlyList<RequiredByProducts> FromProducts(CompanyModel model)
    {
        var products = model.Products.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var links = model.ProductProcessLinks.ToLookup(l => l.ProcessId, StringComparer.Ordinal);
        return [.. model.Activities.Select(a =>
        {
            var best = a.Essential && a.ProcessId is not null
                ? links[a.ProcessId].Where(l => products[l.ProductId].RtoHours is not null)
                    .Select(l => (Hours: products[l.ProductId].RtoHours + l.BufferHours, l.ProductId)).OrderBy(x => x.Hours).FirstOrDefault()
                : default;
            return new RequiredByProducts(a.Id, best.Hours, best.ProductId);
        })];
    }

    private static (decimal[] Hours, int[] Asker) Proposals(CompanyGraph graph, CompanyModel model)
    {
        var hours = new decimal[graph.NodeCount];
        var asker = new int[graph.NodeCount];
        Array.Fill(asker, -1);
        var open = new Stack<int>();
        foreach (var activity in model.Activities.Where(a => a.RpoHours is not null).OrderBy(a => a.RpoHours))
        {
            // Strictest first, so the first activity that reaches a resource decides.
            var start = graph.IndexOf(activity.Id);
            open.Push(start);
            while (open.TryPop(out var v))
            {
                foreach (var member in graph.Member.AsSpan(graph.MemberStart[graph.RequirementStart[v]]..graph.MemberStart[graph.RequirementStart[v + 1]]))
                {
                    if (graph.Kind[member] == NodeKind.Resource && asker[member] < 0)
                    {
                        (hours[member], asker[member]) = (activity.RpoHours!.Value, start);
                        open.Push(member);
                    }
                }
            }
        }

        return (hours, asker);
    }
}
