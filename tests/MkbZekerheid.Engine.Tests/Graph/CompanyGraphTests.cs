using Xunit;

namespace MkbZekerheid.Engine.Tests;

public sealed class CompanyGraphTests
{
    [Fact]
    public void The_demo_company_has_its_nodes_in_file_order_and_one_cycle()
    {
        var graph = CompanyGraph.Build(Vector.DemoModel, Configuration.None);

        Assert.Equal(67 + 35 + 14 + 4, graph.NodeCount);
        Assert.Equal("IT01", graph.IdOf(0));
        Assert.Equal(["P1", "P2", "P3", "P4"], graph.NodesOf(NodeKind.Product).Select(graph.IdOf));
        Assert.Equal([["A04", "A05"]], graph.Cycles());
    }

    [Fact]
    public void A_product_needs_each_linked_process_with_the_stock_of_that_link()
    {
        var graph = CompanyGraph.Build(Vector.DemoModel, Configuration.None);
        var product = graph.IndexOf("P1");
        var first = graph.RequirementStart[product];

        Assert.Equal(24000, graph.Buffer[first]);
        Assert.Equal("PR01", graph.IdOf(graph.Member[graph.MemberStart[first]]));
        Assert.Equal(Vector.DemoModel.ProductProcessLinks.Count(l => l.ProductId == "P1"), graph.RequirementStart[product + 1] - first);
    }

    [Fact]
    public void Strategies_change_the_graph_only_in_the_configurations_in_which_they_count()
    {
        int Alternatives(Configuration c) => CompanyGraph.Build(Vector.DemoModel, c).AlternativeCapacity.Length;
        int Added(params StrategyStatus[] statuses) => Vector.DemoModel.Strategies.Where(s => statuses.Contains(s.Status))
            .SelectMany(s => s.Effects).Count(e => e is StrategyEffectInput.AddAlternative);
        var none = Alternatives(Configuration.None);

        Assert.Equal(none + Added(StrategyStatus.Implemented), Alternatives(Configuration.Implemented));
        Assert.Equal(none + Added(StrategyStatus.Implemented, StrategyStatus.Chosen), Alternatives(Configuration.Chosen));
        Assert.Equal(none + Added(StrategyStatus.Implemented, StrategyStatus.Chosen, StrategyStatus.Proposed), Alternatives(Configuration.Every));
        Assert.Equal(none + 1, Alternatives(Configuration.Of("one", ["S02"])));
    }

    [Fact]
    public void A_strategy_raises_a_buffer_but_never_lowers_it()
    {
        static CompanyModel With(decimal buffer) => new()
        {
            Resources = [new("R", ResourceKind.Ict)],
            Activities = [new("A", null) { Requirements = [new("G", [new("R")]) { BufferHours = 10 }] }],
            Strategies = [new("S", StrategyStatus.Chosen) { Effects = [new StrategyEffectInput.SetBuffer("G", buffer)] }],
        };

        Assert.Equal(12, StrategyEffects.Apply(With(12), Configuration.Chosen).Activities[0].Requirements[0].BufferHours);
        Assert.Equal(10, StrategyEffects.Apply(With(4), Configuration.Chosen).Activities[0].Requirements[0].BufferHours);
        Assert.Equal(10, StrategyEffects.Apply(With(12), Configuration.Implemented).Activities[0].Requirements[0].BufferHours);
    }

    [Fact]
    public void A_strategy_adds_units_to_a_pool_and_sets_a_recovery_time()
    {
        var model = new CompanyModel
        {
            Resources = [new("R", ResourceKind.Machine) { RecoveryHours = 100 }, new("Q", ResourceKind.Machine)],
            Activities = [new("A", null) { Requirements = [new("G", [new("R")]) { Mode = RequirementMode.Pool, Needed = 2 }] }],
            Strategies =
            [
                new("S", StrategyStatus.Chosen)
                {
                    Effects =
                    [
                        new StrategyEffectInput.AddUnits("G", "R", 2), new StrategyEffectInput.AddUnits("G", "Q", 3),
                        new StrategyEffectInput.SetRecovery("R", 20),
                    ],
                },
            ],
        };
        var changed = StrategyEffects.Apply(model, Configuration.Chosen);

        Assert.Equal([new MemberInput("R", 3), new MemberInput("Q", 3)], changed.Activities[0].Requirements[0].Primaries);
        Assert.Equal(20, changed.Resources[0].RecoveryHours);
        Assert.Equal(100, model.Resources[0].RecoveryHours);
    }

    [Fact]
    public void Every_error_in_the_input_is_reported_with_its_place()
    {
        var model = new CompanyModel
        {
            Resources = [new("R", ResourceKind.Ict) { Count = 0 }, new("R", ResourceKind.Ict)],
            Activities =
            [
                new("A", "nowhere")
                {
                    Mol = 1.2m,
                    Requirements =
                    [
                        new("G", [new("X")]) { Mode = RequirementMode.Pool },
                        new(null, [new("R")]) { Alternatives = [new("by hand", 0, -1, 0, ["Y"])] },
                    ],
                },
            ],
            Products = [new("P") { LossCurve = [new(8, 10), new(null, 5)] }],
            Threats = [new("T", -1, new DistributionInput.Pert(5, 4, 6)) { Effects = [new("Z", 1)] }],
            Strategies = [new("S", StrategyStatus.Proposed) { Effects = [new StrategyEffectInput.SetBuffer("H", 1)] }],
        };
        var error = Assert.Throws<CompanyModelException>(() => CompanyGraph.Build(model, Configuration.None));

        Assert.Equal(
            [
                "activities[0].processId", "products[0].lossCurve[1].eurPerHour", "resources[1].id", "resources[0].count", "activities[0].mol",
                "activities[0].requirements[0].needed", "activities[0].requirements[0].primaries[0].ref",
                "activities[0].requirements[1].alternatives[0].capacity", "activities[0].requirements[1].alternatives[0].switchHours",
                "activities[0].requirements[1].alternatives[0].maxHours", "activities[0].requirements[1].alternatives[0].refs[0]",
                "threats[0].frequencyPerYear", "threats[0].duration", "threats[0].effects[0].ref", "threats[0].effects[0].residual",
                "strategies[0].effects[0].requirementId",
            ],
            error.Errors.Select(e => e.Path));
    }

    [Fact]
    public void A_node_that_needs_itself_is_a_cycle_and_a_chain_is_not()
    {
        var graph = CompanyGraph.Build([
            new("A", NodeKind.Activity) { Requirements = [new(null, [new("A")])] },
            new("B", NodeKind.Activity) { Requirements = [new(null, [new("A")])] }]);

        Assert.Equal([["A"]], graph.Cycles());
    }

    [Fact]
    public void What_a_node_needs_comes_before_it_in_the_order_of_computing_even_in_a_chain_of_a_hundred_thousand()
    {
        const int Length = 100_000;
        var graph = CompanyGraph.Build([.. Enumerable.Range(0, Length).Select(i => new NodeInput($"N{i}", NodeKind.Resource)
        {
            Requirements = i + 1 < Length ? [new(null, [new($"N{i + 1}")])] : [],
        })]);

        Assert.Equal(Length, graph.ComponentCount);
        Assert.Equal(Enumerable.Range(0, Length).Reverse(), graph.ComponentNodes);
    }
}
