using MkbZekerheid.Engine.Simulation;
using Xunit;

namespace MkbZekerheid.Engine.Tests;

public sealed class PlanningScenarioTests
{
    [Fact]
    public void A_scenario_tells_when_what_stops_and_what_each_hour_costs()
    {
        var model = new CompanyModel
        {
            Resources = [new("hall", ResourceKind.Location) { RecoveryHours = 100 }, new("shed", ResourceKind.Location)],
            Activities = [new("A", "PR") { Essential = true, Requirements = [new(null, [new("hall")]) { BufferHours = 4 }] }],
            Processes = [new("PR")],
            Products = [new("P") { RtoHours = 48, MtpdHours = 86, LossCurve = [new(24, 100), new(null, 300)] }],
            ProductProcessLinks = [new("P", "PR", 10)],
        };
        var input = PlanningScenarios.From(ExactScenarios.OfResources("buildingGone", model.Resources));
        var result = PlanningScenarios.Run(CompanyGraph.Build(model, Configuration.None), input);

        Assert.Equal("buildingGone", result.Key);
        Assert.Equal(["shed"], input.UnknownRecovery);
        Assert.Equal([("hall", 0m, 100m), ("A", 4m, 100m), ("PR", 4m, 100m), ("P", 14m, 100m)], result.Outages.Select(o => (o.Id, o.FromHours, o.UntilHours)));
        Assert.Equal([new CostStep(14, 38, 100), new CostStep(38, 100, 300)], result.CostRate);
        Assert.Equal((24 * 100) + (62 * 300), result.Cost);
        Assert.Equal(["P"], result.OverRto);
        Assert.Equal(["P"], result.OverMtpd);
        Assert.Equal(["P", "PR", "A", "hall"], result.Outages[^1].Chain);
        Assert.Equal(38, result.Outages[^1].RtoGapHours);
    }

    [Fact]
    public void A_product_without_a_loss_curve_makes_the_cost_unknown()
    {
        var model = new CompanyModel
        {
            Resources = [new("net", ResourceKind.Ict)],
            Activities = [new("A", "PR") { Essential = true, Requirements = [new(null, [new("net")])] }],
            Processes = [new("PR")],
            Products = [new("P")],
            ProductProcessLinks = [new("P", "PR", 0)],
        };
        var input = PlanningScenarios.From(ExactScenarios.Standard(model, new StandardScenarioOptions { NetworkSources = ["net"] }).Single());

        Assert.Equal([("net", 72m)], input.Losses);
        Assert.Null(PlanningScenarios.Run(CompanyGraph.Build(model, Configuration.None), input).Cost);
    }

    [Fact]
    public void Every_standard_scenario_of_the_demo_company_stops_products_and_strategies_never_make_it_worse()
    {
        foreach (var scenario in ExactScenarios.Standard(Vector.DemoModel, new StandardScenarioOptions { PowerSources = ["LO05"], NetworkSources = ["IT05"] }))
        {
            var input = PlanningScenarios.From(scenario);
            var costs = Configuration.Standard.Select(c => PlanningScenarios.Run(CompanyGraph.Build(Vector.DemoModel, c), input).Cost!.Value).ToList();

            Assert.True(costs[0] >= 0);
            Assert.Equal(costs.OrderDescending(), costs);
        }
    }

    [Fact]
    public void The_best_measure_against_losing_all_suppliers_saves_the_most_per_euro()
    {
        var input = PlanningScenarios.From(ExactScenarios.OfResources("suppliersGone", Vector.DemoModel.Resources.Where(r => r.Kind == ResourceKind.Supplier)));
        var measures = PlanningScenarios.BestMeasures(Vector.DemoModel, Configuration.None, input);

        Assert.Equal(Vector.DemoModel.Strategies.Count, measures.Count);
        Assert.Equal(measures.OrderByDescending(m => m.SavedPerEuro).Select(m => m.SavedPerEuro), measures.Select(m => m.SavedPerEuro));
        Assert.All(measures, m => Assert.Equal(m.CostSaved / m.AnnualCost, m.SavedPerEuro));
    }
}
