using System.Text.Json.Nodes;
using CsCheck;
using Xunit;

namespace MkbZekerheid.Engine.Tests;

public sealed class AllFallsTests
{
    [Fact]
    public void What_falls_is_what_the_definition_says_for_every_node_of_thousands_of_graphs() =>
        RandomGraphs.Nodes(12).Sample(Agrees, iter: 4000);

    [Fact]
    public void Larger_graphs_with_several_blocks_of_losses_and_large_cycles_agree_too()
    {
        foreach (var (n, seed) in new[] { (700, 1), (1100, 2), (1600, 3) })
        {
            Assert.True(Agrees(RandomGraphs.Make(n, seed, cycles: seed != 3)));
        }
    }

    [Fact]
    public void A_long_chain_falls_as_a_whole_and_two_threads_count_the_same()
    {
        const int Length = 5000;
        var graph = CompanyGraph.Build([.. Enumerable.Range(0, Length).Select(i => new NodeInput($"N{i}", NodeKind.Resource)
        {
            Requirements = i > 0 ? [new(null, [new($"N{i - 1}")])] : [],
        })]);
        var counts = AllFalls.Counts(graph);

        Assert.Equal(Enumerable.Range(0, Length).Select(i => Length - i), counts);
        Assert.Equal(counts, AllFalls.Counts(graph, threads: 2));
    }

    [Fact]
    public void A_cycle_stays_up_until_something_outside_takes_it_down()
    {
        var graph = CompanyGraph.Build([
            new("R", NodeKind.Resource),
            new("A", NodeKind.Activity) { Requirements = [new(null, [new("B")]), new(null, [new("R")])] },
            new("B", NodeKind.Activity) { Requirements = [new(null, [new("A")])] }]);

        Assert.Equal([3, 2, 2], AllFalls.Counts(graph));
        Assert.Empty(AllFalls.AlreadyBelow(graph));
    }

    [Fact]
    public void A_pool_that_is_short_with_nothing_lost_is_reported_and_left_out()
    {
        var graph = CompanyGraph.Build([
            new("R", NodeKind.Resource),
            new("A", NodeKind.Activity) { Requirements = [new(null, [new("R")]) { Mode = RequirementMode.Pool, Needed = 2 }] },
            new("B", NodeKind.Activity) { Requirements = [new(null, [new("A")])] }]);

        Assert.Equal(["A", "B"], AllFalls.AlreadyBelow(graph));
        Assert.Equal([1, 0, 0], AllFalls.Counts(graph));
    }

    [Fact]
    public void A_large_pool_with_unequal_units_falls_when_too_many_units_are_gone()
    {
        // Hub i takes down members 0..i; 40 members of 1 to 5 units, needed 80 of 120.
        var members = Enumerable.Range(0, 40).Select(i => new MemberInput($"M{i}", (i % 5) + 1)).ToArray();
        var nodes = Enumerable.Range(0, 40).Select(i => new NodeInput($"H{i}", NodeKind.Resource))
            .Concat(Enumerable.Range(0, 40).Select(i => new NodeInput($"M{i}", NodeKind.Resource) { Requirements = [.. Enumerable.Range(i, 40 - i).Select(h => new RequirementInput(null, [new($"H{h}")]))] }))
            .Append(new NodeInput("A", NodeKind.Activity) { Requirements = [new(null, members) { Mode = RequirementMode.Pool, Needed = 80 }] })
            .Append(new NodeInput("B", NodeKind.Activity) { Requirements = [new(null, [.. members.Select(m => m with { Units = 1 })]) { Mode = RequirementMode.Pool, Needed = 25 }] });

        Assert.True(Agrees([.. nodes]));
    }

    [Fact]
    public void Several_losses_together_take_down_what_the_definition_says() =>
        Gen.Select(RandomGraphs.Nodes(10), Gen.Int[0, 1023]).Sample((nodes, mask) =>
        {
            var graph = CompanyGraph.Build(nodes);
            var lost = Enumerable.Range(0, nodes.Length).Where(i => ((mask >> i) & 1) == 1).ToArray();
            var expected = SlowFalls.Down(nodes, [.. lost.Select(i => nodes[i].Id)]).Except(SlowFalls.Down(nodes, []));
            var what = new LossPropagation(graph);
            what.Of(0);
            return what.Of(lost).ToArray().Select(graph.IdOf).ToHashSet().SetEquals(expected);
        }, iter: 3000);

    [Theory]
    [InlineData("trainticket-calls.json")]
    [InlineData("netbox-demo.json")]
    [InlineData("boutique.json")]
    [InlineData("otel-demo.json")]
    [InlineData("debian-small-nginx.json")]
    [InlineData("debian-tiny-postgresql.json")]
    [InlineData("debian-medium-libreoffice-calc.json")]
    [InlineData("sbom-dropwizard-1.3.15.json")]
    public void Public_dependency_graphs_agree_with_the_definition(string file)
    {
        var folder = Vector.SharedFolder(Path.Combine("fixtures", "dev_fixtures", "graph"));
        if (folder is null)
        {
            TestContext.Current.SendDiagnosticMessage("The folder ../shared/fixtures/dev_fixtures/graph is absent: {0} was not read.", file);
            return;
        }

        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!;
        var requirements = json.List("requirements").ToLookup(r => r.Text("owner"), r => new RequirementInput(null, [.. r["of"]!.Strings().Distinct().Select(m => new MemberInput(m))])
        {
            Mode = r["k"]!.GetValue<int>() == r["of"]!.AsArray().Count ? RequirementMode.All : RequirementMode.Pool,
            Needed = r.Dec("k"),
        });
        var nodes = json.List("nodes").Select(n => new NodeInput(n.Text("id"), NodeKind.Resource) { Requirements = [.. requirements[n.Text("id")]] }).ToArray();

        Assert.True(Agrees(nodes));
        if (file.StartsWith("trainticket", StringComparison.Ordinal))
        {
            Assert.NotEmpty(CompanyGraph.Build(nodes).Cycles());
        }
    }

    [Fact]
    public void The_demo_company_agrees_in_every_configuration()
    {
        foreach (var configuration in Configuration.Standard)
        {
            var nodes = ModelExpansion.Nodes(StrategyEffects.Apply(Vector.DemoModel, configuration));
            Assert.True(Agrees(nodes));
        }
    }

    private static bool Agrees(IReadOnlyList<NodeInput> nodes)
    {
        var graph = CompanyGraph.Build(nodes);
        var expected = SlowFalls.All(nodes);
        // Both ways of computing, whatever the graph would choose.
        var counts = AllFalls.Counts(graph, 1, 0, default);
        var lists = AllFalls.Lists(graph, 2, 0, default);
        if (!counts.SequenceEqual(AllFalls.Counts(graph, 1, int.MaxValue, default)) || !lists.Start.SequenceEqual(AllFalls.Lists(graph, 2, int.MaxValue, default).Start))
        {
            return false;
        }

        var one = new LossPropagation(graph);
        for (var v = 0; v < nodes.Count; v++)
        {
            var single = AllFalls.AlreadyBelow(graph).Contains(nodes[v].Id) ? [] : one.Of(v).ToArray();
            var set = expected[nodes[v].Id];
            if (counts[v] != set.Count || single.Length != set.Count || lists.Of(v).Length != set.Count
                || !set.SetEquals(single.Select(graph.IdOf)) || !set.SetEquals(lists.Of(v).ToArray().Select(graph.IdOf)))
            {
                return false;
            }
        }

        return true;
    }
}
