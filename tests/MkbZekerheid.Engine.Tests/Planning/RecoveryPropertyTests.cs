using CsCheck;
using Xunit;

namespace MkbZekerheid.Engine.Tests;

public sealed class RecoveryPropertyTests
{
    private static readonly Gen<(NodeInput[] Nodes, int Mask)> Cases = Gen.Select(RandomGraphs.Nodes(12), Gen.Int[1, 4095]);

    [Fact]
    public void Outages_begin_before_they_end_and_always_end() =>
        Cases.Sample((nodes, mask) =>
        {
            var graph = CompanyGraph.Build(nodes);
            var recovery = Run(graph, mask);
            return Enumerable.Range(0, graph.NodeCount).All(v =>
                recovery.EndHours(v) >= 0
                && (recovery.OnsetHours(v) is not { } onset || (onset >= 0 && onset <= recovery.EndHours(v)))
                && recovery.OutageHours(v) >= 0
                && (recovery.OnsetHours(v) is not null || recovery.EndHours(v) == 0));
        }, iter: 3000);

    [Fact]
    public void Without_cycles_the_times_are_those_of_computing_each_node_from_the_definition() =>
        Gen.Select(RandomGraphs.Nodes(12, cycles: false), Gen.Int[1, 4095]).Sample((nodes, mask) =>
        {
            var graph = CompanyGraph.Build(nodes);
            var recovery = Run(graph, mask);
            var slow = SlowRecovery.Of(nodes, Lost(graph, mask).ToDictionary(x => graph.IdOf(x.Item1), x => x.Item2));
            return Enumerable.Range(0, graph.NodeCount).All(v => (recovery.EndHours(v), recovery.OnsetHours(v)) == slow[graph.IdOf(v)]);
        }, iter: 3000);

    [Fact]
    public void A_run_leaves_nothing_behind_for_the_next_one() =>
        Gen.Select(RandomGraphs.Nodes(12), Gen.Int[1, 4095], Gen.Int[1, 4095]).Sample((nodes, first, second) =>
        {
            var graph = CompanyGraph.Build(nodes);
            var used = new AchievableRecovery(graph);
            used.Run(Lost(graph, first));
            used.Run(Lost(graph, second));
            var fresh = Run(graph, second);
            return Enumerable.Range(0, graph.NodeCount).All(v => (used.EndHours(v), used.OnsetHours(v)) == (fresh.EndHours(v), fresh.OnsetHours(v)));
        }, iter: 1000);

    [Fact]
    public void A_pool_that_needs_all_its_members_in_full_recovers_like_mode_all() =>
        Cases.Sample((nodes, mask) =>
        {
            NodeInput[] As(RequirementMode mode) => [.. nodes.Select(n => n with
            {
                Mol = 1,
                Requirements = [.. n.Requirements.Select(g => g with { Mode = mode, Needed = g.Primaries.Sum(m => m.Units) })],
            })];
            var all = CompanyGraph.Build(As(RequirementMode.All));
            var pool = CompanyGraph.Build(As(RequirementMode.Pool));
            var a = Run(all, mask);
            var b = Run(pool, mask);
            var ra = RequiredRecovery.Of(all);
            var rb = RequiredRecovery.Of(pool);
            return Enumerable.Range(0, nodes.Length).All(v => (a.EndHours(v), a.OnsetHours(v)) == (b.EndHours(v), b.OnsetHours(v)) && ra.HoursOf(v) == rb.HoursOf(v));
        }, iter: 2000);

    [Fact]
    public void Order_of_nodes_does_not_matter_without_cycles() =>
        Gen.Select(RandomGraphs.Nodes(12, cycles: false), Gen.Int[1, 4095]).Sample((nodes, mask) =>
        {
            var graph = CompanyGraph.Build(nodes);
            var turned = CompanyGraph.Build([.. nodes.Reverse()]);
            var a = Run(graph, mask);
            var b = new AchievableRecovery(turned);
            b.Run(Lost(graph, mask).Select(x => (turned.IndexOf(graph.IdOf(x.Item1)), x.Item2)));
            var ra = RequiredRecovery.Of(graph);
            var rb = RequiredRecovery.Of(turned);
            return nodes.All(n => a.EndHours(graph.IndexOf(n.Id)) == b.EndHours(turned.IndexOf(n.Id)) && ra.HoursOf(graph.IndexOf(n.Id)) == rb.HoursOf(turned.IndexOf(n.Id)));
        }, iter: 1500);

    [Fact]
    public void Required_times_never_exceed_the_own_target_and_a_chain_ends_at_a_target() =>
        RandomGraphs.Nodes(12).Sample(nodes =>
        {
            var graph = CompanyGraph.Build(nodes);
            var required = RequiredRecovery.Of(graph);
            return Enumerable.Range(0, nodes.Length).All(v =>
                (nodes[v].RtoHours is not { } rto || required.HoursOf(v) <= rto)
                && (required.HoursOf(v) is null || required.Explain(v).Chain.Any(id => nodes[graph.IndexOf(id)].RtoHours is not null)));
        }, iter: 2000);

    [Fact]
    public void The_chain_of_a_product_leads_to_what_was_lost()
    {
        var graph = CompanyGraph.Build(Vector.DemoModel, Configuration.None);
        var recovery = new AchievableRecovery(graph);
        recovery.Run([(graph.IndexOf("IT04"), 48m)]);

        Assert.Equal("P1", recovery.Chain(graph.IndexOf("P1"))[0]);
        Assert.Equal("IT04", recovery.Chain(graph.IndexOf("P1"))[^1]);
    }

    private static AchievableRecovery Run(CompanyGraph graph, int mask)
    {
        var recovery = new AchievableRecovery(graph);
        recovery.Run(Lost(graph, mask));
        return recovery;
    }

    private static IEnumerable<(int, decimal)> Lost(CompanyGraph graph, int mask) =>
        Enumerable.Range(0, graph.NodeCount).Where(v => ((mask >> v) & 1) == 1).Select(v => (v, (decimal)(((v * 7) + mask) % 50)));
}

/// <summary>
/// The planning formula for graphs without cycles, straight from the definition on decimals: each node after what it needs, again
/// from the start whenever an alternative turns out to end too early.
/// </summary>
internal static class SlowRecovery
{
    public static Dictionary<string, (decimal End, decimal? Onset)> Of(IReadOnlyList<NodeInput> nodes, IReadOnlyDictionary<string, decimal> lost)
    {
        var off = new HashSet<(string, int, int)>();
        while (true)
        {
            var times = new Dictionary<string, (decimal End, decimal? Onset)>();
            foreach (var node in nodes)
            {
                times[node.Id] = Node(node);
            }

            var violators = (from node in nodes
                             from g in Enumerable.Range(0, node.Requirements.Count)
                             from a in Enumerable.Range(0, node.Requirements[g].Alternatives.Count)
                             let alternative = node.Requirements[g].Alternatives[a]
                             let primaries = Primaries(node, node.Requirements[g])
                             where alternative.Capacity >= Level(node) && !off.Contains((node.Id, g, a)) && primaries.On is not null
                                 && primaries.Back > primaries.On + alternative.SwitchHours + alternative.MaxHours
                             select (node.Id, g, a)).ToList();
            if (violators.Count == 0)
            {
                return times;
            }

            off.UnionWith(violators);

            (decimal, decimal?) Node(NodeInput node)
            {
                var isLost = lost.TryGetValue(node.Id, out var own);
                var end = own;
                decimal? onset = isLost ? 0 : null;
                for (var g = 0; g < node.Requirements.Count; g++)
                {
                    var group = node.Requirements[g];
                    var (back, on) = Primaries(node, group);
                    if (on is not { } from)
                    {
                        continue;
                    }

                    var ways = group.Alternatives.Where((a, i) => a.Capacity >= Level(node) && !off.Contains((node.Id, g, i)))
                        .Select(a => a.Refs.Select(r => times[r].End).Append(from + a.SwitchHours).Max());
                    var recovered = ways.Append(back).Min();
                    var start = from + group.BufferHours;
                    if (recovered > start)
                    {
                        end = Math.Max(end, recovered + (group.Recovery == RecoveryMode.After ? (isLost ? own : node.RestartHours) : 0));
                        onset = onset is { } o ? Math.Min(o, start) : start;
                    }
                }

                return (end, onset);
            }

            (decimal Back, decimal? On) Primaries(NodeInput node, RequirementInput g)
            {
                var members = g.Primaries.GroupBy(m => m.Ref).Select(m => (Time: times[m.Key], Units: m.Sum(x => x.Units))).ToList();
                if (members.All(m => m.Time.End == 0))
                {
                    return (0, null);
                }

                if (g.Mode == RequirementMode.All)
                {
                    return (members.Max(m => m.Time.End), members.Where(m => m.Time.End > 0).Min(m => m.Time.Onset));
                }

                var wanted = Math.Min(members.Sum(m => m.Units), g.Needed!.Value * Level(node));
                var back = members.Select(m => m.Time.End).Order().First(t => members.Where(m => m.Time.End <= t).Sum(m => m.Units) >= wanted);
                var moments = members.Where(m => m.Time.End > 0).Select(m => m.Time.Onset!.Value).Order();
                decimal? on = back == 0 ? null : moments.Cast<decimal?>().FirstOrDefault(t => members.Where(m => m.Time.End == 0 || m.Time.Onset > t).Sum(m => m.Units) < wanted);
                return (back, on);
            }
        }
    }

    private static decimal Level(NodeInput node) => Math.Max(node.Mol ?? 1, 0.0001m);
}
