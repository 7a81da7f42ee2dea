using CsCheck;
using Xunit;

namespace MkbZekerheid.Engine.Tests;

public sealed class EarliestRecoveryTests
{
    [Fact]
    public void A_node_waits_for_the_second_of_three_and_the_chain_says_so()
    {
        var graph = CompanyGraph.Build([
            new("A", NodeKind.Resource) { RecoveryHours = 5 }, new("B", NodeKind.Resource) { RecoveryHours = 9 }, new("C", NodeKind.Resource) { RecoveryHours = 30 },
            new("P", NodeKind.Activity) { RestartHours = 1, Requirements = [new(null, [new("A"), new("B"), new("C")]) { Mode = RequirementMode.Pool, Needed = 2 }] }]);
        var earliest = EarliestRecovery.Of(graph);

        Assert.Equal(10, earliest.Explain(3).Hours);
        Assert.Equal(["P", "B"], earliest.CriticalChain(3));
    }

    [Fact]
    public void Two_that_wait_for_each_other_start_together_and_are_reported()
    {
        var graph = CompanyGraph.Build([
            new("R", NodeKind.Resource) { RecoveryHours = 6 },
            new("A", NodeKind.Activity) { RestartHours = 3, Requirements = [new(null, [new("B")]), new(null, [new("R")])] },
            new("B", NodeKind.Activity) { RestartHours = 5, Requirements = [new(null, [new("A")])] },
            new("C", NodeKind.Activity) { RestartHours = 1, Requirements = [new(null, [new("B")])] }]);
        var earliest = EarliestRecovery.Of(graph);

        Assert.Equal([6, 9, 11, 12], Enumerable.Range(0, 4).Select(v => earliest.Explain(v).Hours!.Value));
        Assert.Equal([["A", "B"]], earliest.Deadlocks());
    }

    [Fact]
    public void A_cycle_with_a_way_in_is_no_deadlock()
    {
        var graph = CompanyGraph.Build([
            new("A", NodeKind.Activity) { RestartHours = 3, Requirements = [new(null, [new("B")]) { Alternatives = [new("by hand", 1, 4, null, [])] }] },
            new("B", NodeKind.Activity) { RestartHours = 5, Requirements = [new(null, [new("A")])] }]);
        var earliest = EarliestRecovery.Of(graph);

        Assert.Equal((7, 12), (earliest.Explain(0).Hours, earliest.Explain(1).Hours));
        Assert.Empty(earliest.Deadlocks());
    }

    [Fact]
    public void Times_are_the_least_solution_that_sweeping_from_the_start_finds() =>
        RandomGraphs.Nodes(12).Sample(nodes =>
        {
            var graph = CompanyGraph.Build(nodes);
            var earliest = EarliestRecovery.Of(graph);
            if (earliest.Deadlocks().Count > 0)
            {
                return true;
            }

            var time = nodes.ToDictionary(n => n.Id, _ => (decimal?)null);
            for (var round = 0; round <= nodes.Length; round++)
            {
                foreach (var n in nodes)
                {
                    var needs = n.Requirements.Select(g => Needs(n, g)).ToList();
                    time[n.Id] = needs.Contains(null) ? null : needs.Max() + n.RecoveryHours ?? n.RecoveryHours;
                }
            }

            return nodes.All(n => earliest.Explain(graph.IndexOf(n.Id)).Hours == time[n.Id]);

            decimal? Needs(NodeInput n, RequirementInput g)
            {
                var level = Math.Max(n.Mol ?? 1, 0.0001m);
                var known = g.Primaries.Where(m => time[m.Ref] is not null).ToList();
                var primaries = g.Mode == RequirementMode.All
                    ? known.Count == g.Primaries.Count ? known.Max(m => time[m.Ref]) : null
                    : known.Select(m => time[m.Ref]).Order().FirstOrDefault(t => known.Where(m => time[m.Ref] <= t).Sum(m => m.Units) >= g.Needed * level);
                var ways = g.Alternatives.Where(a => a.Capacity >= level && a.Refs.All(r => time[r] is not null))
                    .Select(a => a.Refs.Select(r => time[r]!.Value).Append(a.SwitchHours).Max());
                return ways.Select(w => (decimal?)w).Append(primaries).Where(t => t is not null).DefaultIfEmpty(null).Min();
            }
        }, iter: 1500);

    [Fact]
    public void Sixty_four_thousand_nodes_with_cycles_are_analysed_within_three_hundred_megabytes()
    {
        const int Count = 64_000;
        var random = new Random(7);
        NodeInput[] nodes = [.. Enumerable.Range(0, Count).Select(i => new NodeInput($"N{i}", NodeKind.Resource)
        {
            RecoveryHours = i % 50,
            Requirements = i < 200 ? [] : [.. Enumerable.Range(0, 2).Select(_ => Group(i))],
        })];
        var before = GC.GetTotalMemory(true);
        var graph = CompanyGraph.Build(nodes);
        var counts = AllFalls.Counts(graph, threads: 2);
        var required = RequiredRecovery.Of(graph);
        var earliest = EarliestRecovery.Of(graph);
        var used = GC.GetTotalMemory(true) - before;

        Assert.True(graph.Member.Length > 250_000);
        Assert.True(used < 300_000_000, $"{used} bytes");
        Assert.Equal(Count, counts.Length);
        Assert.Null(required.HoursOf(0));
        Assert.NotNull(earliest.Explain(Count - 1));

        RequirementInput Group(int i) => random.Next(3) == 0
            ? new RequirementInput(null, [.. Members(i, 3)]) { Mode = RequirementMode.Pool, Needed = 2 }
            : new RequirementInput(null, [.. Members(i, 2)]);

        IEnumerable<MemberInput> Members(int i, int n) => Enumerable.Range(0, n)
            .Select(k => k == 0 && i % 500 == 0 && i + 3 < Count ? i + 3 : random.Next(3) == 0 ? random.Next(200) : random.Next(Math.Max(0, i - 2000), i))
            .Distinct().Select(m => new MemberInput($"N{m}"));
    }
}
