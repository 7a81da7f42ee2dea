using System.Text.Json;
using MkbZekerheid.Engine.Simulation;
using Xunit;

namespace MkbZekerheid.Engine.Tests.Simulation;

public sealed class SimulatorTests
{
    private static readonly SimulationOptions Small = new() { Years = 5_000, Seed = 9, EventsPerThreat = 200 };

    [Fact]
    public void The_same_seed_gives_the_same_bits_for_one_and_two_threads_and_on_a_second_run()
    {
        var options = Small with { Years = 40_000 };
        var one = Json(Simulator.Run(Vector.DemoModel, options with { Threads = 1 }, default));
        Assert.Equal(one, Json(Simulator.Run(Vector.DemoModel, options with { Threads = 2 }, default)));
        Assert.Equal(one, Json(Simulator.Run(Vector.DemoModel, options with { Threads = 3 }, default)));
        Assert.Equal(one, Json(Simulator.Run(Vector.DemoModel, options with { Threads = 1 }, default)));
        Assert.NotEqual(one, Json(Simulator.Run(Vector.DemoModel, options with { Seed = 10 }, default)));
    }

    [Fact]
    public void The_order_of_threats_nodes_and_strategies_in_the_file_does_not_matter()
    {
        var demo = Vector.DemoModel;
        var turned = demo with
        {
            Resources = [.. demo.Resources.Reverse()],
            Activities = [.. demo.Activities.Reverse()],
            Processes = [.. demo.Processes.Reverse()],
            Products = [.. demo.Products.Reverse()],
            ProductProcessLinks = [.. demo.ProductProcessLinks.Reverse()],
            Threats = [.. demo.Threats.Reverse()],
        };
        var a = Simulator.Run(demo, Small, default);
        var b = Simulator.Run(turned, Small, default);
        for (var c = 0; c < 4; c++)
        {
            Close(a.Configurations[c].MeanLoss, b.Configurations[c].MeanLoss);
            Close(a.Configurations[c].Var99.Value, b.Configurations[c].Var99.Value);
            Assert.Equal(a.Configurations[c].AnyBreachPerYear, b.Configurations[c].AnyBreachPerYear);
            Assert.Equal(a.Configurations[c].Products.Select(p => p.Id).Reverse(), b.Configurations[c].Products.Select(p => p.Id));
            foreach (var threat in a.Configurations[c].Threats)
            {
                Close(threat.ExpectedAnnualLoss, b.Configurations[c].Threats.Single(t => t.Id == threat.Id).ExpectedAnnualLoss);
            }
        }
    }

    [Fact]
    public void Twice_the_loss_rates_give_twice_the_product_loss()
    {
        var demo = Vector.DemoModel with { Threats = [.. Vector.DemoModel.Threats.Select(t => t with { DirectCost = null })] };
        var twice = demo with { Products = [.. demo.Products.Select(p => p with { LossCurve = [.. p.LossCurve.Select(s => s with { EurPerHour = 2 * s.EurPerHour })] })] };
        var a = Simulator.Run(demo, Small, default).Configurations;
        var b = Simulator.Run(twice, Small, default).Configurations;
        for (var c = 0; c < a.Count; c++)
        {
            Close(2 * a[c].MeanLoss, b[c].MeanLoss);
            Close(2 * a[c].TailVar99, b[c].TailVar99);
        }
    }

    [Fact]
    public void A_pure_improvement_never_raises_the_mean_and_hardly_ever_a_single_event()
    {
        var worse = 0;
        var events = 0;
        for (var seed = 0; seed < 150; seed++)
        {
            var model = RandomCompany.Make(seed);
            var better = Improve(model, seed);
            var before = Plan(model);
            var after = Plan(better);
            double meanBefore = 0, meanAfter = 0;
            for (var t = 0; t < before.Threats.Length; t++)
            {
                var (singleBefore, singleAfter) = (new SingleEvents(before), new SingleEvents(after));
                for (var i = 0; i < 40; i++)
                {
                    var drawn = before.Threats[t].Threat.DrawAlone(5, i);
                    var drawnAfter = after.Threats[t].Threat.DrawAlone(5, i);
                    var x = singleBefore.Loss(before.Threats[t], drawn, new long[2]) * model.Threats[t].FrequencyPerYear;
                    var y = singleAfter.Loss(after.Threats[t], drawnAfter, new long[2]) * better.Threats[t].FrequencyPerYear;
                    meanBefore += x;
                    meanAfter += y;
                    events++;
                    worse += y > x + 1e-6 * (1 + x) ? 1 : 0;
                }
            }

            Assert.True(meanAfter <= meanBefore * (1 + 1e-9), $"company {seed}: {meanAfter} is more than {meanBefore}");
        }

        Assert.True(worse <= events / 1000, $"{worse} of {events} events became worse");
    }

    [Fact]
    public void Nothing_is_lost_when_stock_outlasts_every_outage_and_start_up()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var model = RandomCompany.Make(seed);
            var stocked = model with
            {
                ProductProcessLinks = [.. model.ProductProcessLinks.Select(l => l with { BufferHours = 100_000 })],
                Threats = [.. model.Threats.Select(t => t with { DirectCost = null, Duration = new DistributionInput.Pert(1, 30, 500) })],
            };
            var run = Simulator.Run(stocked, Small with { Years = 300 }, default);
            Assert.All(run.Configurations, c => Assert.Equal(0, c.MeanLoss + c.Products.Sum(p => p.DownHoursPerYear)));
        }
    }

    [Fact]
    public void Capacity_stays_between_nothing_and_normal()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var graph = CompanyGraph.Build(RandomCompany.Make(seed), Configuration.Every);
            var exact = new ExactOutage(graph);
            foreach (var outage in exact.Of([new LostNode("R0", 37), new LostNode("R1", 20, 0.4, 11), new LostNode("R1", 60, 0.2, 15)]))
            {
                Assert.All(outage.Stretches, s => Assert.True(s.Capacity is >= 0 and < 1 && s.To > s.From));
                Assert.All(outage.Stretches.Zip(outage.Stretches.Skip(1)), s => Assert.True(s.Second.From >= s.First.To - 1e-9));
            }
        }
    }

    [Fact]
    public void A_run_tells_how_far_it_is_and_can_be_stopped()
    {
        var reports = new List<SimulationProgress>();
        using var stop = new CancellationTokenSource();
        var progress = new Reporter(p =>
        {
            reports.Add(p);
            if (reports.Count == 2)
            {
                stop.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Simulator.Run(Vector.DemoModel, Small with { Years = 1_000_000, Progress = progress }, stop.Token));
        Assert.Equal([16_384, 32_768], reports.Select(r => r.YearsDone));
    }

    [Fact]
    public void A_run_ends_when_the_mean_is_known_well_enough()
    {
        var options = Small with { Years = 100_000, StopAtRelativeError = 0.02, Configurations = [Configuration.None], EventsPerThreat = 0 };
        var run = Simulator.Run(Vector.DemoModel, options, default);
        Assert.True(run.StoppedEarly);
        Assert.True(run.Years < 100_000 && run.Years % 16_384 == 0);
        Assert.True(run.Configurations[0].StandardError <= 0.02 * run.Configurations[0].MeanLoss);
        Assert.Equal(Json(run), Json(Simulator.Run(Vector.DemoModel, options with { Threads = 2 }, default)));
        Assert.False(Simulator.Run(Vector.DemoModel, options with { StopAtRelativeError = 1e-6, Years = 20_000 }, default).StoppedEarly);
    }

    [Fact]
    public void Memory_does_not_grow_with_the_number_of_years()
    {
        var distribution = new LossDistribution();
        var exact = new List<double>();
        var random = new Random(3);
        for (var i = 0; i < 1_000_000; i++)
        {
            var loss = i % 5 == 0 ? 0 : Math.Exp(3 * random.NextDouble() * random.NextDouble() + 8);
            exact.Add(loss);
            distribution.Add(loss);
        }

        // Ten times as many years need no more memory than what these already took.
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 9_000_000; i++)
        {
            distribution.Add(exact[i % exact.Count]);
        }

        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 4_000_000);
        GC.KeepAlive(distribution);
        exact.Sort();
        var sorted = distribution.Sort();
        Assert.Equal(10_000_000, sorted.Count);
        foreach (var p in new[] { 0.1, 0.3, 0.5, 0.9, 0.95, 0.99, 0.995, 0.999 })
        {
            var expected = exact[(int)Math.Ceiling(p * exact.Count - 1e-9) - 1];
            Assert.InRange(sorted.ValueAtRisk(p), expected * (p < 0.985 ? 0.9994 : 1) - 1e-9, expected * (p < 0.985 ? 1.0006 : 1) + 1e-9);
        }

        var tail = exact.Skip(950_000).Average();
        Assert.InRange(sorted.TailValueAtRisk(0.95), tail * 0.9999, tail * 1.0001);
        Assert.InRange(sorted.Exceedance(exact[600_000]), 0.399, 0.401);
        Assert.Equal(exact.Count(x => x > exact[995_000]) / 1e6, sorted.Exceedance(exact[995_000]), 1e-12);
    }

    [Fact]
    public void Quantiles_and_tail_means_follow_their_definition_with_equal_losses()
    {
        var distribution = new LossDistribution();
        double[] losses = [0, 0, 0, 0, 0, 10, 10, 10, 20, 30];
        foreach (var loss in losses)
        {
            distribution.Add(loss);
        }

        var sorted = distribution.Sort();
        Assert.Equal(0, sorted.ValueAtRisk(0.5));
        Assert.Equal(10, sorted.ValueAtRisk(0.6));
        Assert.Equal(10, sorted.ValueAtRisk(0.75));

        // k = 8: above it 20 + 30, and half of x_8 = 10, over 10 x 0.25.
        Assert.Equal((50 + 0.5 * 10) / 2.5, sorted.TailValueAtRisk(0.75), 1e-12);
        Assert.Equal(0.2, sorted.Exceedance(10));
        Assert.Equal(0.5, sorted.Exceedance(0));
    }

    [Fact]
    public void A_faster_recovery_shortens_the_outages_of_its_resource()
    {
        var demo = Vector.DemoModel;
        var faster = demo with
        {
            Strategies = [new StrategyInput("F", StrategyStatus.Chosen) { Effects = [new StrategyEffectInput.SetRecovery("MA02", 60)] }],
        };
        var shorter = demo with
        {
            Strategies = [],
            Threats = [.. demo.Threats.Select(t => t with { Effects = [.. t.Effects.Select(e => e.Ref == "MA02" ? e with { DurationFactor = e.DurationFactor * 0.5 } : e)] })],
        };
        var a = Simulator.Run(faster, Small with { Configurations = [Configuration.Chosen] }, default).Configurations[0];
        var b = Simulator.Run(shorter, Small with { Configurations = [Configuration.Chosen] }, default).Configurations[0];
        Close(b.MeanLoss, a.MeanLoss);
        Assert.True(a.MeanLoss < Simulator.Run(demo, Small with { Configurations = [Configuration.None] }, default).Configurations[0].MeanLoss);
    }

    [Fact]
    public void Wrong_input_is_refused_with_its_path()
    {
        var wrong = Vector.DemoModel with { Strategies = [], Threats = [Vector.DemoModel.Threats[0] with { FrequencyPerYear = -1 }] };
        var error = Assert.Throws<CompanyModelException>(() => Simulator.Run(wrong, Small, default));
        Assert.Contains(error.Errors, e => e.Path == "threats[0].frequencyPerYear");
        var busy = Vector.DemoModel with { Strategies = [], Threats = [Vector.DemoModel.Threats[0] with { FrequencyPerYear = 1e9 }] };
        Assert.Contains(Assert.Throws<CompanyModelException>(() => Simulator.Run(busy, Small, default)).Errors, e => e.Path == "threats[0].frequencyPerYear");
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulator.Run(Vector.DemoModel, Small with { Years = 0 }, default));
    }

    private static ConfigurationPlan Plan(CompanyModel model) => new PlanFactory(model, CycleRule.Sum).Plan(Configuration.None);

    private static CompanyModel Improve(CompanyModel model, int seed) => (seed % 5) switch
    {
        0 => model with { Threats = [.. model.Threats.Select(t => t with { FrequencyPerYear = t.FrequencyPerYear * 0.7 })] },
        1 => model with { Threats = [.. model.Threats.Select(t => t with { Effects = [.. t.Effects.Select(e => e with { DurationFactor = e.DurationFactor * 0.6 })] })] },
        2 => model with { Products = [.. model.Products.Select(p => p with { LossCurve = [.. p.LossCurve.Select(s => s with { EurPerHour = s.EurPerHour * 0.8m })] })] },
        3 => Change(model, g => g with { BufferHours = g.BufferHours + 5 }),
        _ => Change(model, g => g.Mode == RequirementMode.Pool ? g with { Primaries = [.. g.Primaries.Select(m => m with { Units = m.Units + 1 })] } : g with { Alternatives = [.. g.Alternatives, new AlternativeInput("more", 0.5m, 3, null, [])] }),
    };

    private static CompanyModel Change(CompanyModel model, Func<RequirementInput, RequirementInput> change) => model with
    {
        Activities = [.. model.Activities.Select(a => a with { Requirements = [.. a.Requirements.Select(change)] })],
    };

    private static string Json(SimulationResult result) => JsonSerializer.Serialize(result);

    private static void Close(double expected, double actual) => Assert.InRange(actual, expected - 1e-9 * Math.Abs(expected) - 1e-9, expected + 1e-9 * Math.Abs(expected) + 1e-9);

    private sealed class Reporter(Action<SimulationProgress> report) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => report(value);
    }
}
