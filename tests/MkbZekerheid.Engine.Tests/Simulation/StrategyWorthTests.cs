using System.Text.Json.Nodes;
using MkbZekerheid.Engine.Simulation;
using Xunit;

namespace MkbZekerheid.Engine.Tests.Simulation;

public sealed class StrategyWorthTests
{
    private static readonly JsonNode Golden = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", "demo-company.simulation.json")))!;
    private static readonly Lazy<StrategyWorthResult> Demo = new(() => StrategyWorths.Of(Vector.DemoModel));

    [Fact]
    public void The_value_of_every_strategy_agrees_with_the_reference_run()
    {
        foreach (var strategy in Demo.Value.Strategies)
        {
            var golden = Golden["marginal"]![strategy.Id]!;

            // The reference sampled 1,500 events per threat: its relative error is at most that of the least certain threat the strategy works on.
            var covers = Vector.DemoModel.Strategies.Single(s => s.Id == strategy.Id).CoversThreatIds.Select(t => Golden["byThreat"]!["zonder"]![t]!).ToArray();
            var relative = covers.Max(t => t.Dbl("se")!.Value / t.Dbl("ale")!.Value);
            Within(golden.Dbl("firstIn")!.Value, strategy.FirstIn, 3 * relative);
            Within(golden.Dbl("lastIn")!.Value, strategy.LastIn, 3 * relative);
            Assert.Equal(golden.Dbl("annualCost")!.Value, (double)strategy.Value.AnnualCost);
            Assert.True(strategy.Exact);
        }

        static void Within(double expected, double actual, double relative) =>
            Assert.True(Math.Abs(expected - actual) <= relative * expected + 2, $"{actual} is not near {expected}");
    }

    [Fact]
    public void The_fair_shares_add_up_to_the_whole_saving_and_lie_between_first_in_and_last_in()
    {
        var worth = Demo.Value;
        Assert.Equal(worth.LossWithout - worth.LossWithAll, worth.Strategies.Sum(s => s.Shapley), 1e-4);
        Assert.True(worth.Strategies.Sum(s => s.FirstIn) > worth.LossWithout - worth.LossWithAll);
        Assert.True(worth.Strategies.Sum(s => s.LastIn) < worth.LossWithout - worth.LossWithAll);
        Assert.All(worth.Strategies, s => Assert.InRange(s.Shapley, s.LastIn - 1e-4, s.FirstIn + 1e-4));
    }

    [Fact]
    public void The_advice_is_that_of_the_worked_example()
    {
        var advice = Demo.Value.Strategies.ToDictionary(s => s.Id, s => s.Value.Advice);
        Assert.Equal(["S01", "S04", "S05", "S10", "S11", "S12"], advice.Where(a => a.Value == StrategyAdvice.Pays).Select(a => a.Key).Order());
        Assert.Equal(["S03", "S06"], advice.Where(a => a.Value == StrategyAdvice.Overlaps).Select(a => a.Key).Order());
    }

    [Fact]
    public void Worked_out_losses_agree_with_simulated_ones_also_with_an_insurance()
    {
        var model = Vector.DemoModel with
        {
            Strategies =
            [
                .. Vector.DemoModel.Strategies,
                new StrategyInput("V", StrategyStatus.Chosen) { CostPerYear = 1000, Effects = [new StrategyEffectInput.InsurancePayout("T11", 2500, 30_000, 24)] },
                new StrategyInput("W", StrategyStatus.Rejected) { CostPerYear = 1, Effects = [new StrategyEffectInput.ScaleFrequency("T11", 0)] },
            ],
        };
        var worth = StrategyWorths.Of(model);
        Assert.DoesNotContain(worth.Strategies, s => s.Id == "W");
        var insured = worth.Strategies.Single(s => s.Id == "V");
        Assert.False(insured.Exact);
        Assert.InRange(insured.FirstIn, 500, 30_000 * 1.8);
        Configuration[] configurations = [Configuration.None, Configuration.Of("V", ["V"])];
        var threats = Simulator.Run(model, new SimulationOptions { Years = 1, EventsPerThreat = 60_000, Configurations = configurations }, default)
            .Configurations.Select(c => c.Threats.Single(t => t.Id == "T11")).ToArray();
        Assert.Null(threats[1].ExactAnnualLoss);

        // Both samples use the same events, so the difference is sharper than either.
        var error = 3 * threats[0].StandardError;
        Assert.InRange(threats[0].ExpectedAnnualLoss - threats[1].ExpectedAnnualLoss, insured.FirstIn - error, insured.FirstIn + error);
    }

    [Fact]
    public void The_ten_inputs_that_matter_most_are_listed_in_order()
    {
        var result = Sensitivity.Of(Vector.DemoModel, Configuration.Implemented);
        Assert.Equal(10, result.Lines.Count);
        Assert.Equal(result.Lines.OrderByDescending(l => l.Swing), result.Lines);
        var customer = result.Lines.Single(l => l is { ThreatId: "T20", Input: SensitivityInput.Frequency });

        // The loss of the largest customer has no outages: frequency x mean cost, 0.04 x (150,000 + 4 x 400,000 + 1,200,000) / 6.
        const double loss = 0.04 * 2_950_000 / 6;
        Assert.Equal(result.Loss - 0.5 * loss, customer.LossAtHalf, 1e-3);
        Assert.Equal(result.Loss + loss, customer.LossAtDouble, 1e-3);

        // A long duration that is doubled in the model itself gives the same loss.
        var line = result.Lines.First(l => l.Input == SensitivityInput.LongDuration);
        var longer = Vector.DemoModel with
        {
            Threats = [.. Vector.DemoModel.Threats.Select(t => t.Id == line.ThreatId && t.Duration is DistributionInput.LogNormal d ? t with { Duration = d with { P95 = 2 * d.P95 } } : t)],
        };
        Assert.Equal(line.LossAtDouble, Sensitivity.Of(longer, Configuration.Implemented).Loss, 1e-3);
    }
}
