using CsCheck;
using Xunit;

namespace MkbZekerheid.Engine.Tests;

public sealed class CutSetTests
{
    [Fact]
    public void Sets_of_one_two_and_three_are_the_smallest_that_bring_the_capacity_under_the_level() =>
        RandomGraphs.Nodes(10).Sample(nodes =>
        {
            var graph = CompanyGraph.Build(nodes);
            var target = nodes.Length - 1;
            var resources = Enumerable.Range(0, nodes.Length).Where(i => nodes[i].Kind == NodeKind.Resource).ToArray();
            bool Falls(int mask)
            {
                var own = nodes.Select((n, i) => ((mask >> i) & 1) == 1 ? (n.Count - 1.0) / n.Count : 1).ToArray();
                return SlowCapacity.Of(nodes, own)[target] < Math.Max((double)(nodes[target].Mol ?? 1), 0.0001) - 1e-9;
            }

            var masks = from m in Enumerable.Range(1, (1 << nodes.Length) - 1)
                        where resources.Sum(i => (m >> i) & 1) == int.PopCount(m) && int.PopCount(m) <= 3 && Falls(m)
                        select m;
            var falling = masks.ToList();
            var expected = falling.Where(m => !falling.Exists(o => o != m && (o & m) == o)).ToHashSet();
            if (Falls(0))
            {
                // Below its level with nothing lost: every single resource below it is reported, none outside.
                return CutSets.Of(graph, target).All(s => s.Count == 1);
            }

            return expected.SetEquals(CutSets.Of(graph, target).Select(s => s.Sum(id => 1 << graph.IndexOf(id))));
        }, iter: 1500);

    [Fact]
    public void Structural_single_points_are_exactly_the_cut_sets_of_one() =>
        Assert.All(Configuration.Standard, configuration =>
        {
            var graph = CompanyGraph.Build(Vector.DemoModel, configuration);
            Assert.All(
                SingleLosses.PointsOfFailure(graph, []),
                p => Assert.Equal(p.Structural, CutSets.Of(graph, graph.IndexOf(p.ProductId), 1).Select(s => s[0])));
        });

    [Fact]
    public void Capacities_are_between_zero_and_one_and_those_of_the_definition() =>
        Gen.Select(RandomGraphs.Nodes(12), Gen.Double[0, 1].Array[12]).Sample((nodes, own) =>
        {
            var values = new Capacity(CompanyGraph.Build(nodes)).With(own.AsSpan(0, nodes.Length)).ToArray();
            var slow = SlowCapacity.Of(nodes, own[..nodes.Length]);
            return values.Zip(slow).All(x => x.First is >= 0 and <= 1 && Math.Abs(x.First - x.Second) < 1e-8);
        }, iter: 2000);

    [Fact]
    public void A_shared_cause_is_found_behind_a_second_supplier_and_a_doubled_machine()
    {
        var graph = CompanyGraph.Build([
            new("power", NodeKind.Resource),
            new("M1", NodeKind.Resource) { Requirements = [new(null, [new("power")])] },
            new("M2", NodeKind.Resource) { Requirements = [new(null, [new("power")])] },
            new("S1", NodeKind.Resource),
            new("S2", NodeKind.Resource) { Requirements = [new(null, [new("port")])] },
            new("port", NodeKind.Resource),
            new("A", NodeKind.Activity)
            {
                Requirements =
                [
                    new("pool", [new("M1"), new("M2")]) { Mode = RequirementMode.Pool, Needed = 1 },
                    new("steel", [new("S1")]) { Alternatives = [new("second", 1, 24, null, ["S2"])] },
                    new("gas", [new("port")]) { Alternatives = [new("by S2", 1, 24, null, ["S2"])] },
                ],
            }]);
        var causes = CommonCause.Of(graph);

        Assert.Equal([("pool", null, "power"), ("gas", "by S2", "port")], causes.Select(c => (c.RequirementId!, c.Alternative, c.Cause)));
        Assert.Equal(["M1", "M2"], causes[0].Members);
    }

    [Fact]
    public void A_common_cause_outweighs_two_separate_failures()
    {
        var s15 = Vector.Examples["S15_common_cause"]!;

        Assert.Equal(s15.Dbl("unavailability")!.Value, CommonCause.Unavailability(s15.Dbl("q1")!.Value, s15.Dbl("q2")!.Value, s15.Dbl("qc")!.Value), 12);
    }
}

/// <summary>Long-run capacity straight from the definition, on the input records: from full downwards until nothing changes.</summary>
internal static class SlowCapacity
{
    public static double[] Of(IReadOnlyList<NodeInput> nodes, IReadOnlyList<double> own)
    {
        var value = nodes.ToDictionary(n => n.Id, _ => 1.0);
        bool changed;
        do
        {
            changed = false;
            for (var i = 0; i < nodes.Count; i++)
            {
                var now = nodes[i].Requirements.Select(Group).Append(own[i]).Min();
                changed |= value[nodes[i].Id] - now > 1e-13;
                value[nodes[i].Id] = now;
            }
        }
        while (changed);
        return [.. nodes.Select(n => value[n.Id])];

        double Group(RequirementInput g)
        {
            var primaries = g.Mode == RequirementMode.All
                ? g.Primaries.Min(m => value[m.Ref])
                : Math.Min(1, g.Primaries.Sum(m => (double)m.Units * value[m.Ref]) / (double)g.Needed!);
            return g.Alternatives.Select(a => (double)a.Capacity * a.Refs.Select(r => value[r]).DefaultIfEmpty(1).Min()).Append(primaries).Max();
        }
    }
}
