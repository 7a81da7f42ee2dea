using System.Text.Json.Nodes;
using MkbZekerheid.Engine.Simulation;
using Xunit;

namespace MkbZekerheid.Engine.Tests.Simulation;

/// <summary>The demo company against its reference run of 20,000 years and 1,500 events per threat.</summary>
public sealed class DemoSimulationTests
{
    private const int Years = 20_000, Repeats = 12;

    private static readonly JsonNode Golden = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", "demo-company.simulation.json")))!;

    // Several seeds: their spread is the standard error of results that come without one.
    private static readonly Lazy<SimulationResult[]> Runs = new(() =>
        [.. Enumerable.Range(1, Repeats).Select(seed => Simulator.Run(Vector.DemoModel, new SimulationOptions { Years = Years, Seed = (ulong)seed, EventsPerThreat = seed == 1 ? 1500 : 0 }, default))]);

    public static TheoryData<string, int> Configurations() => new() { { "zonder", 0 }, { "ingevoerd", 1 }, { "gekozen", 2 }, { "alles", 3 } };

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Money_agrees_with_the_reference_run_within_three_standard_errors(string name, int index)
    {
        var golden = Golden["configs"]![name]!;
        var run = Runs.Value[0].Configurations[index];
        Within(golden.Dbl("meanLoss")!.Value, run.MeanLoss, 3 * Math.Sqrt(Math.Pow(golden.Dbl("se")!.Value, 2) + Math.Pow(run.StandardError, 2)));
        WithinSpread(golden.Dbl("sd")!.Value, r => r.Configurations[index].StandardDeviation);
        WithinSpread(golden.Dbl("p50")!.Value, r => r.Configurations[index].Median);
        WithinSpread(golden.Dbl("tvar95")!.Value, r => r.Configurations[index].TailVar95);
        WithinSpread(golden.Dbl("tvar99")!.Value, r => r.Configurations[index].TailVar99);
        WithinSpread(golden.Dbl("meanEvents")!.Value, r => r.Configurations[index].MeanEvents);

        // Order-statistic intervals are 1.96 standard errors wide on either side.
        Within(golden.Dbl("var95")!.Value, run.Var95.Value, 3 * Math.Sqrt(2) * (run.Var95.High - run.Var95.Low) / 3.92);
        Within(golden.Dbl("var99")!.Value, run.Var99.Value, 3 * Math.Sqrt(2) * (run.Var99.High - run.Var99.Low) / 3.92);
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Chances_downtime_and_the_exceedance_curve_agree_with_the_reference_run(string name, int index)
    {
        var golden = Golden["configs"]![name]!;
        var run = Runs.Value[0].Configurations[index];
        WithinChance(golden.Dbl("pAnyBreach")!.Value, run.AnyBreachPerYear);
        foreach (var point in run.Exceedance)
        {
            WithinChance(golden["lec"]!.Dbl($"{point.Amount:F0}")!.Value, point.Probability);
        }

        foreach (var (product, p) in run.Products.Select((x, i) => (x, i)))
        {
            var expected = golden["products"]![product.Id]!;
            WithinChance(expected.Dbl("pMtpdBreach")!.Value, product.MtpdBreachPerYear);
            WithinSpread(expected.Dbl("downHoursPerYear")!.Value, r => r.Configurations[index].Products[p].DownHoursPerYear);
            Assert.Equal(1 - product.DownHoursPerYear / 8760, product.Availability, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Every_threat_alone_agrees_with_the_reference_run(string name, int index)
    {
        var golden = Golden["byThreat"]![name];
        if (golden is null)
        {
            Assert.Equal("alles", name);
            return;
        }

        foreach (var threat in Runs.Value[0].Configurations[index].Threats)
        {
            var expected = golden[threat.Id]!;
            var error = Math.Max(expected.Dbl("se")!.Value, threat.StandardError);
            Within(expected.Dbl("ale")!.Value, threat.ExpectedAnnualLoss, 3 * Math.Sqrt(2) * error, threat.Id);

            // The exact expectation has no error of its own, so it must agree with both samples.
            Within(threat.ExactAnnualLoss!.Value, threat.ExpectedAnnualLoss, 3.5 * threat.StandardError, threat.Id);
            Within(expected.Dbl("ale")!.Value, threat.ExactAnnualLoss!.Value, 3.5 * error + 0.5, threat.Id);
            var frequency = Vector.DemoModel.Threats.Single(t => t.Id == threat.Id).FrequencyPerYear;
            foreach (var breach in threat.BreachPerYear)
            {
                var (p, q) = (expected["breachPerYear"]!.Dbl(breach.ProductId)!.Value / frequency, breach.PerYear / frequency);
                Within(p, q, 3.5 * Math.Sqrt(2 * Math.Max(p, 2e-3) * (1 - Math.Min(p, 0.998)) / 1500) + 1e-3 / frequency * 0.02, threat.Id + breach.ProductId);
            }
        }
    }

    [Fact]
    public void Strategies_compared_under_the_same_draws_give_a_much_sharper_difference()
    {
        var chosen = Runs.Value[0].Configurations[2];
        Assert.True(chosen.Saving.StandardError < 0.7 * Runs.Value[0].Configurations[0].StandardError);
        Assert.Equal(Runs.Value[0].Configurations[0].MeanLoss - chosen.MeanLoss, chosen.Saving.Mean, 1e-6);
    }

    [Fact]
    public void Recovery_times_are_shown_against_the_mtpd()
    {
        foreach (var product in Runs.Value[0].Configurations[1].Products)
        {
            Assert.True(product.Recovery.P50 < product.Recovery.P80 && product.Recovery.P80 < product.Recovery.P95);
            Assert.Equal((double)Vector.DemoModel.Products.Single(p => p.Id == product.Id).MtpdHours!.Value, product.Recovery.MtpdHours);
            Assert.True(product.DisruptionsPerYear > product.MtpdBreachPerYear);
        }
    }

    private static void WithinSpread(double expected, Func<SimulationResult, double> value)
    {
        var values = Runs.Value.Select(value).ToArray();
        var mean = values.Average();
        var sd = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (Repeats - 1));

        // The reference is one run: its error is sd, that of our mean sd / sqrt(repeats); t quantile of 11 degrees for 3 sigma is about 3.85.
        Within(expected, mean, 3.85 * sd * Math.Sqrt(1 + 1.0 / Repeats) + 0.0005);
    }

    private static void WithinChance(double expected, double actual) =>
        Within(expected, actual, 3 * Math.Sqrt(expected * (1 - expected) * 2 / Years) + 1e-5);

    private static void Within(double expected, double actual, double margin, string what = "") =>
        Assert.True(Math.Abs(expected - actual) <= margin, $"{what} {actual} is not within {margin} of {expected}");
}
