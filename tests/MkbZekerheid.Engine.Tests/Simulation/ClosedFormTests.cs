using System.Text.Json.Nodes;
using MkbZekerheid.Engine.Numerics;
using MkbZekerheid.Engine.Simulation;
using Xunit;

namespace MkbZekerheid.Engine.Tests.Simulation;

/// <summary>The worked examples S1 to S17: closed forms to their digits, simulation within three standard errors of them.</summary>
public sealed class ClosedFormTests
{
    private const long Years = 200_000;

    private static JsonNode Example(string name) => Vector.Examples[name]!;

    [Fact]
    public void S1_fixed_losses_at_random_moments()
    {
        var s = Example("S1_compound_poisson_fixed");
        var run = Simulate(Costs(("T", s.Dbl("lam")!.Value, new DistributionInput.Fixed(s.Dbl("x")!.Value))), amounts: [0, 24_000, 72_000]);
        Mean(s.Dbl("mean")!.Value, Math.Sqrt(s.Dbl("var")!.Value), run);
        Assert.InRange(run.StandardDeviation, s.Dbl("sd")!.Value * 0.99, s.Dbl("sd")!.Value * 1.01);
        Chance(1 - s.Dbl("p0")!.Value, run.Exceedance[0].Probability);
        Chance(s.Dbl("p1")!.Value, run.Exceedance[0].Probability - run.Exceedance[1].Probability);
        Chance(1 - s.Dbl("cdf3")!.Value, run.Exceedance[2].Probability);
        Assert.Equal(s.Dbl("var95")!.Value, run.Var95.Value, 1e-6);
        Assert.Equal(s.Dbl("var99")!.Value, run.Var99.Value, 1e-6);
    }

    [Fact]
    public void S2_log_normal_losses_at_random_moments()
    {
        var s = Example("S2_compound_poisson_lognormal");
        var cost = new DistributionInput.LogNormal(s.Dbl("p50")!.Value, s.Dbl("p95")!.Value);
        Assert.Equal(s.Dbl("EX")!.Value, Distribution.Of(cost).Mean, 1e-4);
        var run = Simulate(Costs(("T", s.Dbl("lam")!.Value, cost)), amounts: [0]);
        Mean(s.Dbl("mean")!.Value, s.Dbl("sd")!.Value, run);
        Assert.Equal(s.Dbl("mean")!.Value, run.Threats[0].ExactAnnualLoss!.Value, 1e-4);
        Chance(1 - s.Dbl("p_zero")!.Value, run.Exceedance[0].Probability);
        Assert.InRange(s.Dbl("mc_var95")!.Value, run.Var95.Low * 0.99, run.Var95.High * 1.01);
        Assert.InRange(s.Dbl("mc_var99")!.Value, run.Var99.Low * 0.98, run.Var99.High * 1.02);
    }

    [Fact]
    public void S3_totals_of_losses_in_steps_and_S13_the_largest_event_against_the_total()
    {
        var s = Example("S3_panjer");
        double frequency = s.Dbl("lam")!.Value, unit = s.Dbl("unit")!.Value;
        double[] f = Numbers(s["f"]!), g = Numbers(s["g"]!);
        var computed = ClosedForms.CompoundPoisson(frequency, f, g.Length);
        Assert.All(g.Zip(computed), x => Assert.Equal(x.First, x.Second, 1e-8));

        // Severities of a Poisson stream are independent Poisson streams.
        var threats = Enumerable.Range(1, 3).Select(j => ($"T{j}", frequency * f[j], (DistributionInput)new DistributionInput.Fixed(j * unit))).ToArray();
        var exceed = Numbers(s["exceed"]!);
        var run = Simulate(Costs(threats), amounts: [.. exceed.Select((_, i) => i * unit + 0.5)]);
        Mean(s.Dbl("mean")!.Value * unit, Math.Sqrt(s.Dbl("var")!.Value) * unit, run);
        Assert.All(exceed.Zip(run.Exceedance), x => Chance(x.First, x.Second.Probability));
        Assert.Equal(s["quantiles"]!.Dbl("0.5")!.Value * unit, run.Median, 1e-6);
        Assert.Equal(s["quantiles"]!.Dbl("0.95")!.Value * unit, run.Var95.Value, 1e-6);
        Assert.Equal(s["quantiles"]!.Dbl("0.99")!.Value * unit, run.Var99.Value, 1e-6);

        // Three standard errors of a tail mean: its spread is about 2 units over the years in the tail.
        Assert.Equal(s.Dbl("tvar95")!.Value, run.TailVar95 / unit, 3 * 2.5 / Math.Sqrt(0.05 * Years));
        Assert.Equal(s.Dbl("tvar99")!.Value, run.TailVar99 / unit, 3 * 2.5 / Math.Sqrt(0.01 * Years));

        var other = Example("S13_oep_aep");
        for (var x = 0; x < 3; x++)
        {
            // A year has an event above x when one of the larger streams has one.
            var larger = Simulate(Costs(threats[x..]), amounts: [0]);
            Chance(other["oep"]!.Dbl($"{x}")!.Value, larger.Exceedance[0].Probability);
        }

        Assert.All(Enumerable.Range(0, 5), x => Chance(other["aep"]!.Dbl($"{x}")!.Value, run.Exceedance[x].Probability));
    }

    [Fact]
    public void S3b_totals_of_losses_that_may_be_nothing()
    {
        var s = Example("S3b_panjer_MART");
        double[] f = Numbers(s["f"]!), g = Numbers(s["g"]!);
        Assert.All(g.Zip(ClosedForms.CompoundPoisson(s.Dbl("lam")!.Value, f, g.Length)), x => Assert.Equal(x.First, x.Second, 1e-8));
        var run = Simulate(
            Costs(("T0", 4 * f[0], new DistributionInput.Fixed(0)), ("T1", 4 * f[1], new DistributionInput.Fixed(1)), ("T2", 4 * f[2], new DistributionInput.Fixed(2))),
            amounts: [0.5, 1.5, 2.5, 3.5]);
        Mean(s.Dbl("mean")!.Value, Math.Sqrt(4 * (f[1] + 4 * f[2])), run);
        Assert.Equal(4, run.MeanEvents, 3 * 2 / Math.Sqrt(Years));
        Assert.All(Enumerable.Range(0, 4), i => Chance(1 - g[..(i + 1)].Sum(), run.Exceedance[i].Probability));
    }

    [Theory]
    [InlineData("S4a_mginf")]
    [InlineData("S4b_mginf")]
    public void S4_overlapping_outages_in_steady_state(string name)
    {
        var s = Example(name);
        double perYear = s.Dbl("lamPerYear")!.Value, mean = s.Dbl("ED")!.Value;
        var closed = ClosedForms.Overlapping(perYear, mean);
        Assert.Equal(s.Dbl("availability")!.Value, closed.Availability, 1e-8);
        Assert.Equal(s.Dbl("downHoursPerYear")!.Value, closed.DownHoursPerYear, 1e-5);
        Assert.Equal(s.Dbl("meanDownPeriod")!.Value, closed.MeanDownPeriod, 1e-5);
        Assert.Equal(s.Dbl("downPeriodsPerYear")!.Value, closed.DownPeriodsPerYear, 1e-5);

        // A year in the middle of a long run: events start up to 25 mean durations before it; outages are joined by the engine.
        var network = new SimulationNetwork(CompanyGraph.Build([new NodeInput("R", NodeKind.Resource)]));
        var evaluator = new NetworkEvaluator<double, HourClock>(network, default);
        var duration = Distribution.Of(new DistributionInput.Exponential(mean));
        var span = 8760 + 25 * mean;
        var count = new PoissonTable(perYear * span / 8760);
        const int runs = 6000;
        var down = new double[runs];
        var starts = new double[runs];
        for (var y = 0; y < runs; y++)
        {
            var draws = new PhiloxDraws(11, 1, y);
            var hits = new Hit<double>[count.Count(draws.Next())];
            for (var i = 0; i < hits.Length; i++)
            {
                var from = draws.Next() * span;
                hits[i] = new Hit<double>(0, from, from + duration.Quantile(draws.Next()), 0);
            }

            evaluator.Evaluate(hits, null);
            var times = evaluator.Arena.Times(evaluator[0]);
            for (var i = 0; i + 1 < times.Length; i += 2)
            {
                double from = Math.Max(times[i], 25 * mean), to = Math.Min(times[i + 1], span);
                down[y] += Math.Max(0, to - from);
                starts[y] += times[i] >= 25 * mean && times[i] < span ? 1 : 0;
            }
        }

        WithinError(closed.DownHoursPerYear, down);
        WithinError(closed.DownPeriodsPerYear, starts);
    }

    [Fact]
    public void S4c_outages_of_one_resource_in_a_year_that_starts_with_everything_up()
    {
        var s = Example("S4c_year_protocol_fixed");
        double perYear = s.Dbl("lamPerYear")!.Value, hours = s.Dbl("D")!.Value;
        Assert.Equal(s.Dbl("expectedDownHours")!.Value, ClosedForms.DownHoursOfAYear(perYear, hours), 1e-6);
        var model = Outages(new ThreatInput("T", perYear, new DistributionInput.Fixed(hours)) { Effects = [new ThreatEffectInput("R")] }, buffer: 0, rate: 1);
        var run = Simulate(model);
        var sd = Math.Sqrt(perYear) * hours;
        Assert.InRange(run.Products[0].DownHoursPerYear, s.Dbl("expectedDownHours")!.Value - 3 * sd / Math.Sqrt(Years), s.Dbl("expectedDownHours")!.Value + 3 * sd / Math.Sqrt(Years));

        // Additive booking is what single events give.
        Assert.Equal(s.Dbl("additive")!.Value, run.Threats[0].ExactAnnualLoss!.Value, 1e-9);
        Assert.Equal(run.Products[0].DownHoursPerYear, run.MeanLoss, 1e-6);
    }

    [Fact]
    public void S5_S6_S7_S15_availability_of_parts_and_of_systems()
    {
        var s5 = Example("S5_alternating");
        var alternating = ClosedForms.Alternating(s5.Dbl("mtbf")!.Value, s5.Dbl("mttr")!.Value);
        Assert.Equal(s5.Dbl("A")!.Value, alternating.Availability, 1e-8);
        Assert.Equal(s5.Dbl("downHoursPerYear")!.Value, alternating.DownHoursPerYear, 1e-6);
        Assert.Equal(s5.Dbl("failuresPerYear")!.Value, alternating.FailuresPerYear, 1e-6);

        var s6 = Example("S6_structures");
        var a = Numbers(s6["A"]!);
        Assert.Equal(s6.Dbl("series")!.Value, ClosedForms.AtLeast(3, a), 1e-6);
        Assert.Equal(s6.Dbl("parallel")!.Value, ClosedForms.AtLeast(1, a), 1e-8);
        Assert.Equal(s6.Dbl("twoOfThree")!.Value, ClosedForms.AtLeast(2, a), 1e-6);
        Assert.Equal(s6.Dbl("twoOfThree_095")!.Value, ClosedForms.AtLeast(2, [0.95, 0.95, 0.95]), 1e-8);
        Assert.Equal(s6.Dbl("threeOfFive_09")!.Value, ClosedForms.AtLeast(3, [0.9, 0.9, 0.9, 0.9, 0.9]), 1e-8);

        // The engine on all states of the parts gives the same.
        Assert.Equal(s6.Dbl("series")!.Value, ByStates(a, 3), 1e-6);
        Assert.Equal(s6.Dbl("parallel")!.Value, ByStates(a, 1), 1e-6);
        Assert.Equal(s6.Dbl("twoOfThree")!.Value, ByStates(a, 2), 1e-6);

        var s7 = Example("S7_2oo3_frequency");
        var system = ClosedForms.SystemFailures(2, [950, 950, 950], [50, 50, 50]);
        Assert.Equal(s7.Dbl("sysFailuresPerYear")!.Value, system.FailuresPerYear, 1e-6);
        Assert.Equal(s7.Dbl("sysDownHoursPerYear")!.Value, system.DownHoursPerYear, 1e-6);
        Assert.Equal(s7.Dbl("meanSysDownHours")!.Value, system.MeanDownHours, 1e-6);
        Assert.Equal(s7.Dbl("sysUnavailability")!.Value, 1 - ByStates([0.95, 0.95, 0.95], 2), 1e-8);

        var s15 = Example("S15_common_cause");
        var unavailable = ClosedForms.CommonCause(s15.Dbl("q1")!.Value, s15.Dbl("q2")!.Value, s15.Dbl("qc")!.Value);
        Assert.Equal(s15.Dbl("unavailability")!.Value, unavailable, 1e-7);
        Assert.Equal(s15.Dbl("factor")!.Value, unavailable / s15.Dbl("withoutCC")!.Value, 1e-4);
    }

    [Fact]
    public void S8_stock_that_bridges_short_outages()
    {
        var s = Example("S8_buffer");
        double frequency = s.Dbl("lam")!.Value, mean = s.Dbl("mean")!.Value, buffer = s.Dbl("buffer")!.Value;
        var run = Simulate(Outages(Threat(frequency, new DistributionInput.Exponential(mean)), buffer, 1));
        Assert.Equal(s.Dbl("exp_feltHours")!.Value, run.Threats[0].ExactAnnualLoss!.Value, 1e-6);

        // In a year two outages sometimes join, which makes them a little fewer and longer: less than half a percent.
        Assert.Equal(s.Dbl("exp_feltPerYear")!.Value, run.Products[0].DisruptionsPerYear, 3 * Math.Sqrt(s.Dbl("exp_feltPerYear")!.Value / Years) + 0.005 * 0.54);
        Assert.Equal(s.Dbl("exp_feltHours")!.Value, run.Products[0].DownHoursPerYear, 3 * run.StandardError + 0.01 * 6.5);

        var ln = s["ln"]!;
        var duration = new DistributionInput.LogNormal(ln.Dbl("p50")!.Value, ln.Dbl("p95")!.Value);
        Assert.Equal(ln.Dbl("ED")!.Value, Distribution.Of(duration).Mean, 1e-5);
        Assert.Equal(ln.Dbl("pFelt")!.Value, 1 - Distribution.Of(duration).Below(buffer), 1e-8);
        var second = Simulate(Outages(Threat(frequency, duration), buffer, 1));
        Assert.Equal(ln.Dbl("feltHoursPerYear")!.Value, second.Threats[0].ExactAnnualLoss!.Value, 1e-5);
        Assert.Equal(ln.Dbl("feltHoursPerYear")!.Value, second.MeanLoss, 3 * second.StandardError + 0.01 * 34.6);
    }

    [Fact]
    public void S9_the_chance_of_a_stop_that_is_too_long()
    {
        var s = Example("S9_mtpd_breach");
        var run = Simulate(Outages(Threat(s.Dbl("lam")!.Value, new DistributionInput.LogNormal(s.Dbl("p50")!.Value, s.Dbl("p95")!.Value)), 0, 1, mtpd: 72), events: 40_000);
        var alone = 1 - Elementary.Exp(-run.Threats[0].BreachPerYear[0].PerYear);
        Assert.Equal(s.Dbl("pBreachYear")!.Value, alone, 3 * 4 * Math.Sqrt(0.05 * 0.95 / 40_000) * 0.82);

        // Joined outages can only add to it.
        Assert.InRange(run.AnyBreachPerYear, s.Dbl("pBreachYear")!.Value - 3 * Math.Sqrt(0.18 * 0.82 / Years), s.Dbl("pBreachYear")!.Value + 0.006);
        Assert.Equal(run.AnyBreachPerYear, run.Products[0].MtpdBreachPerYear);

        var e = s["exp_case"]!;
        var second = Simulate(Outages(Threat(e.Dbl("lam")!.Value, new DistributionInput.Exponential(e.Dbl("mean")!.Value)), 0, 1, mtpd: 72));
        Assert.Equal(e.Dbl("pExceed")!.Value, 1 - Distribution.Of(new DistributionInput.Exponential(30)).Below(72), 1e-8);
        Chance(e.Dbl("pBreachYear")!.Value, second.AnyBreachPerYear, slack: 0.001);
    }

    [Fact]
    public void S10_a_way_around_that_starts_later_and_gives_less()
    {
        var s = Example("S10_workaround");
        var threat = Threat(s.Dbl("lam")!.Value, new DistributionInput.Exponential(s.Dbl("mean")!.Value));
        double rate = s.Dbl("rate")!.Value;
        Assert.Equal(s.Dbl("without")!.Value, Exact(Outages(threat, 0, rate)), 1e-6);
        var with = Outages(threat, 0, rate, alternative: new AlternativeInput("around", (decimal)s.Dbl("capacity")!.Value, (decimal)s.Dbl("delay")!.Value, null, []));
        Assert.Equal(s.Dbl("withPlan")!.Value, Exact(with), 1e-4);
        Assert.Equal(s.Dbl("limited24")!.Value, Exact(Outages(threat, 0, rate, alternative: new AlternativeInput("around", 0.6m, 4, 24, []))), 1e-4);
        var run = Simulate(with);
        Assert.Equal(s.Dbl("withPlan")!.Value, run.MeanLoss, 3 * run.StandardError + 0.002 * 17_096);
    }

    [Fact]
    public void S11_losses_that_grow_with_time()
    {
        var s = Example("S11_curve");
        LossStep[] curve = [.. s["curve"]!.AsArray().Select(p => new LossStep(p![0]?.GetValue<decimal>(), p[1]!.GetValue<decimal>()))];
        Assert.Equal(s.Dbl("exp_mean30")!.Value, Exact(Outages(Threat(1, new DistributionInput.Exponential(30)), 0, 0, curve: curve)), 1e-4);
        Assert.Equal(s.Dbl("fixed100h")!.Value, Exact(Outages(Threat(1, new DistributionInput.Fixed(100)), 0, 0, curve: curve)), 1e-6);
        var ln = s["ln"]!;
        var logNormal = Outages(Threat(1, new DistributionInput.LogNormal(ln.Dbl("p50")!.Value, ln.Dbl("p95")!.Value)), 0, 0, curve: curve);
        Assert.Equal(ln.Dbl("expected")!.Value, Exact(logNormal), 1e-3);
        var run = Simulate(logNormal, events: 40_000);
        Assert.Equal(ln.Dbl("expected")!.Value, run.Threats[0].ExpectedAnnualLoss, 3 * run.Threats[0].StandardError);
    }

    [Fact]
    public void S12_a_pert_estimate()
    {
        var s = Example("S12_pert");
        var pert = Distribution.Of(new DistributionInput.Pert(s.Dbl("min")!.Value, s.Dbl("mode")!.Value, s.Dbl("max")!.Value));
        Assert.Equal(s.Dbl("mean")!.Value, pert.Mean, 1e-8);
        const int n = 100_000;
        var values = Enumerable.Range(0, n).Select(i => pert.Quantile((i + 0.5) / n)).ToArray();
        Assert.Equal(s.Dbl("mean")!.Value, values.Average(), 1e-4);
        Assert.Equal(s.Dbl("var")!.Value, values.Sum(v => Math.Pow(v - pert.Mean, 2)) / n, 1e-2);
        Assert.All(values.Zip(values.Skip(1)), x => Assert.True(x.First < x.Second));
        Assert.Equal(pert.Mean, pert.MeanBelow(72), 1e-9);
        Assert.Equal(values.Where(v => v < 20).Sum() / n, pert.MeanBelow(20), 1e-3);
    }

    [Fact]
    public void S14_several_threats_together()
    {
        var s = Example("S14_superposition");
        double[] frequencies = Numbers(s["lams"]!), means = Numbers(s["means"]!);
        var model = Outages(Threat(frequencies[0], new DistributionInput.Exponential(means[0])), 0, 1) with
        {
            Threats = [.. frequencies.Select((f, i) => Threat(f, new DistributionInput.Exponential(means[i])) with { Id = $"T{i}", DirectCost = new DistributionInput.Fixed(1e6) })],
        };
        var run = Simulate(model, amounts: [999_999]);
        Assert.Equal(s.Dbl("lam")!.Value, run.MeanEvents, 3 * Math.Sqrt(0.85 / Years));
        Chance(s.Dbl("pAtLeastOne")!.Value, run.Exceedance[0].Probability);
        Assert.Equal(s.Dbl("downHoursAdditive")!.Value, run.Threats.Sum(t => t.ExactAnnualLoss!.Value) - 0.85e6, 1e-6);
        Assert.Equal(s.Dbl("pooledMean")!.Value, s.Dbl("downHoursAdditive")!.Value / s.Dbl("lam")!.Value, 1e-6);
    }

    [Fact]
    public void S16_sectors_that_lean_on_each_other()
    {
        var s = Example("S16_iim");
        foreach (var name in new[] { "two", "twoSmall", "three" })
        {
            var matrix = s[name]!["A"]!.AsArray().Select(r => Numbers(r!)).ToArray();
            var shock = Numbers(s[name]!["c"]!);
            Assert.All(Numbers(s[name]!["q"]!).Zip(ClosedForms.Inoperability(matrix, shock, capped: false)), x => Assert.Equal(x.First, x.Second, 1e-8));
            if (s[name]!["cappedFixpoint"] is { } capped)
            {
                Assert.All(Numbers(capped).Zip(ClosedForms.Inoperability(matrix, shock)), x => Assert.Equal(x.First, x.Second, 1e-8));
            }
        }

        var dynamic = s["dynamic"]!;
        foreach (var line in dynamic["trace"]!.AsArray().Select(t => Numbers(t!)))
        {
            var q = ClosedForms.Recovery([[0, 0.5], [0.35, 0]], Numbers(dynamic["k"]!), Numbers(dynamic["q0"]!), (int)line[0]);
            Assert.Equal(line[1], q[0], 1e-8);
            Assert.Equal(line[2], q[1], 1e-8);
        }
    }

    [Fact]
    public void S17_how_precise_a_simulation_is()
    {
        var s = Example("S17_precision");
        var s2 = Example("S2_compound_poisson_lognormal");
        Assert.Equal(s.Dbl("years_for_1pct")!.Value, ClosedForms.YearsFor(s2.Dbl("mean")!.Value, s2.Dbl("sd")!.Value, 0.01), 1.0);
        Assert.Equal((98_938, 99_062), LossDistribution.Sorted.IntervalRanks(100_000, 0.99));
    }

    private static double ByStates(double[] availability, int needed)
    {
        string[] parts = [.. availability.Select((_, i) => $"R{i}")];
        var pool = new RequirementInput(null, [.. parts.Select(p => new MemberInput(p))]) { Mode = RequirementMode.Pool, Needed = needed };
        var network = new SimulationNetwork(CompanyGraph.Build([.. parts.Select(p => new NodeInput(p, NodeKind.Resource)), new NodeInput("A", NodeKind.Activity) { Requirements = [pool] }]));
        var evaluator = new NetworkEvaluator<double, HourClock>(network, default);
        var works = 0.0;
        for (var state = 0; state < 1 << parts.Length; state++)
        {
            var down = Enumerable.Range(0, parts.Length).Where(i => (state >> i & 1) != 0).ToArray();
            evaluator.Evaluate([.. down.Select(i => new Hit<double>(network.PositionOf[i], 0, 1, 0))], null);
            var chance = availability.Select((a, i) => down.Contains(i) ? 1 - a : a).Aggregate(1.0, (x, y) => x * y);
            works += evaluator[network.PositionOf[parts.Length]].IsOne ? chance : 0;
        }

        return works;
    }

    private static ThreatInput Threat(double frequency, DistributionInput duration) =>
        new("T", frequency, duration) { Effects = [new ThreatEffectInput("R")] };

    private static CompanyModel Costs(params (string Id, double Frequency, DistributionInput Cost)[] threats) => new()
    {
        Threats = [.. threats.Select(t => new ThreatInput(t.Id, t.Frequency, new DistributionInput.Fixed(1)) { DirectCost = t.Cost })],
    };

    private static CompanyModel Outages(
        ThreatInput threat, double buffer, double rate, decimal? mtpd = null, AlternativeInput? alternative = null, LossStep[]? curve = null) => new()
        {
            Resources = [new ResourceInput("R", ResourceKind.Machine)],
            Activities = [new ActivityInput("A", "P") { Essential = true, Requirements = [new RequirementInput("G", [new MemberInput("R")]) { Alternatives = alternative is null ? [] : [alternative] }] }],
            Processes = [new ProcessInput("P")],
            Products = [new ProductInput("X") { MtpdHours = mtpd, LossCurve = curve ?? [new LossStep(null, (decimal)rate)] }],
            ProductProcessLinks = [new ProductProcessLinkInput("X", "P", (decimal)buffer)],
            Threats = [threat],
        };

    private static ConfigurationResult Simulate(CompanyModel model, double[]? amounts = null, int events = 1500) => Simulator.Run(
        model,
        new SimulationOptions { Years = Years, Seed = 20, Configurations = [Configuration.None], EventsPerThreat = events, ExceedanceAmounts = amounts ?? [] },
        default).Configurations[0];

    private static double Exact(CompanyModel model)
    {
        var plan = new PlanFactory(model, CycleRule.Sum).Plan(Configuration.None);
        return ThreatLosses.Exact(plan.Threats[0])!.Value;
    }

    private static void Mean(double expected, double sd, ConfigurationResult run) =>
        Assert.InRange(run.MeanLoss, expected - 3 * sd / Math.Sqrt(Years), expected + 3 * sd / Math.Sqrt(Years));

    private static void Chance(double expected, double actual, double slack = 0) =>
        Assert.InRange(actual, expected - 3 * Math.Sqrt(expected * (1 - expected) / Years) - slack, expected + 3 * Math.Sqrt(expected * (1 - expected) / Years) + slack);

    private static void WithinError(double expected, double[] values)
    {
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1.0) / values.Length);
        Assert.InRange(mean, expected - 3 * error, expected + 3 * error);
    }

    private static double[] Numbers(JsonNode node) => [.. node.AsArray().Select(x => x!.GetValue<double>())];
}
