using MkbZekerheid.Engine.Simulation;
using Xunit;

namespace MkbZekerheid.Engine.Tests.Simulation;

public sealed class ExactScenarioTests
{
    private static readonly StandardScenarioOptions Utilities = new() { PowerSources = ["LE04"], NetworkSources = ["IT06", "IT07", "IT09"] };

    [Fact]
    public void The_standard_scenarios_of_the_demo_company_are_complete()
    {
        var scenarios = ExactScenarios.Standard(Vector.DemoModel, Utilities);
        Assert.Equal(["buildingGone", "peopleGone", "itGone", "supplierGone", "powerOut", "netOut"], scenarios.Select(s => s.Id));
        Assert.Equal(6, scenarios[0].Losses.Count);
        Assert.Equal(16, scenarios[1].Losses.Count);
        Assert.All(scenarios[1].Losses, l => Assert.Equal((0, (double)Vector.DemoModel.Resources.Single(r => r.Id == l.NodeId).RecoveryHours!), (l.Residual, l.Hours)));
        Assert.Equal("LE01", Assert.Single(scenarios[3].Losses).NodeId);
        Assert.Equal(["buildingGone", "peopleGone", "itGone", "supplierGone"], ExactScenarios.Standard(Vector.DemoModel).Select(s => s.Id));
    }

    [Fact]
    public void A_power_cut_of_three_days_shows_who_is_down_when_what_it_costs_and_what_helps()
    {
        var scenario = ExactScenarios.Standard(Vector.DemoModel, Utilities).Single(s => s.Id == "powerOut");
        var result = ExactScenarios.Run(Vector.DemoModel, Configuration.Implemented, scenario);
        var supply = result.Nodes.Single(n => n.NodeId == "LE04");
        Assert.Equal((0, 72), (supply.DownFrom, supply.DownUntil));
        Assert.Equal(new CapacityStretch(0, 72, 0), Assert.Single(supply.Stretches));
        Assert.Equal(4, result.Products.Count);
        Assert.Equal(result.Products.Sum(p => p.Loss), result.Loss, 1e-9);

        // The plain method gives the same loss.
        var plain = new PlainSimulation(Vector.DemoModel, Configuration.Implemented)
            .Evaluate(new() { ["LE04"] = [(0, 72, 0)] });
        foreach (var product in result.Products)
        {
            var longest = plain[product.Id].Below((double)Vector.DemoModel.Products.Single(p => p.Id == product.Id).Mbco!.Value - 1e-9).Select(s => s.End - s.Start).DefaultIfEmpty(0).Max();
            Assert.Equal(longest, product.LongestDownHours, 1e-6);
            Assert.Equal(longest >= product.MtpdHours, product.Breach);
        }

        // The emergency generator is the measure that helps most here.
        Assert.Equal("S09", result.Measures[0].StrategyId);
        Assert.All(result.Measures, m => Assert.Equal(m.LossSaved / m.AnnualCost, m.SavedPerEuro!.Value, 1e-9));
    }

    [Fact]
    public void A_long_event_of_a_threat_is_a_scenario_that_measures_against_that_threat_shorten()
    {
        var threat = Vector.DemoModel.Threats.Single(t => t.Id == "T10");
        var scenario = ExactScenarios.OfThreat(threat);
        Assert.Equal(((DistributionInput.LogNormal)threat.Duration).P95, Assert.Single(scenario.Losses).Hours, 1e-9);

        var without = ExactScenarios.Run(Vector.DemoModel, Configuration.None, scenario);
        var factor = Vector.DemoModel.Strategies.Single(s => s.Id == "S07").Effects.OfType<StrategyEffectInput.ScaleDuration>().Single(e => e.ThreatId == "T10").Factor;
        var with = ExactScenarios.Run(Vector.DemoModel, Configuration.Of("S07", ["S07"]), scenario);
        Assert.Equal(scenario.Losses[0].Hours * factor, with.Nodes.Single(n => n.NodeId == "MA01").DownUntil!.Value, 1e-9);
        Assert.Equal(without.Loss - with.Loss, without.Measures.Single(m => m.StrategyId == "S07").LossSaved, 1e-6);
    }

    [Fact]
    public void A_part_that_cannot_be_computed_is_said()
    {
        var model = Vector.DemoModel with { Resources = [.. Vector.DemoModel.Resources.Select(r => r.Id == "LO01" ? r with { RecoveryHours = null } : r)] };
        Assert.Equal(["LO01"], ExactScenarios.Standard(model)[0].UnknownRecovery);
        Assert.Throws<ArgumentException>(() => ExactScenarios.Run(model, Configuration.None, new ExactScenario("x", [new LostNode("nobody", 4)])));
        Assert.Throws<ArgumentException>(() => ExactOutage.Of(CompanyGraph.Build(model, Configuration.None), "LO01", double.NaN));
    }

    [Fact]
    public void The_exact_outage_of_a_single_loss_shows_separate_gaps()
    {
        // Part of the chain in S18: stock for 6 hours, a second source of 50 percent from 10 to 58 hours, start-up of 2 hours.
        NodeInput[] nodes =
        [
            new("R", NodeKind.Resource),
            new("A", NodeKind.Activity)
            {
                Mol = 0.5m,
                RestartHours = 2,
                Requirements = [new RequirementInput(null, [new MemberInput("R")]) { BufferHours = 6, Alternatives = [new AlternativeInput("other", 0.5m, 10, 48, [])] }],
            },
        ];
        var outages = ExactOutage.Of(CompanyGraph.Build(nodes), "R", 100);
        var a = outages.Single(o => o.NodeId == "A");
        Assert.Equal((6, 102), (a.DownFrom, a.DownUntil));
        Assert.Equal(44, a.LongestDownHours, 1e-9);
        Assert.Equal(50, a.TotalDownHours, 1e-9);
        Assert.Equal([new CapacityStretch(6, 12, 0), new CapacityStretch(12, 58, 0.5), new CapacityStretch(58, 102, 0)], a.Stretches);
    }
}
