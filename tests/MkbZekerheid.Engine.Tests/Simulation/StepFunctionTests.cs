using MkbZekerheid.Engine.Simulation;
using Xunit;

namespace MkbZekerheid.Engine.Tests.Simulation;

public sealed class StepFunctionTests
{
    private readonly StepArena<double, HourClock> _arena = new(default);

    [Fact]
    public void Stock_bridges_the_first_hours_of_every_shortage()
    {
        var f = _arena.Of([10, 12, 20, 30, 33], [0.5, 0, 1, 0.2, 1]);
        Same([(13, 0), (20, 1)], _arena.Buffer(f, 3));
        Same([(11, 0.5), (12, 0), (20, 1), (31, 0.2), (33, 1)], _arena.Buffer(f, 1));
        Assert.True(_arena.Buffer(f, 10).IsOne);
    }

    [Fact]
    public void A_second_source_works_from_its_switch_time_until_it_is_used_up()
    {
        var primary = _arena.Of([0, 50, 60, 65], [0, 1, 0.5, 1]);
        Same([(0, 0), (10, 0.6), (34, 0), (50, 1), (60, 0), (65, 1)], _arena.Switch(primary, 0.6, 10, 24, StepFunction.One));
        var reference = _arena.Of([20, 30], [0.5, 1]);
        Same([(0, 0), (10, 0.6), (20, 0.3), (30, 0.6), (50, 1), (60, 0), (65, 1)], _arena.Switch(primary, 0.6, 10, SimulationNetwork.Unlimited, reference));
    }

    [Fact]
    public void Starting_up_delays_every_rise()
    {
        Same([(0, 0), (0.6, 1)], _arena.Restart(_arena.Of([0, 0.1], [0, 1]), 0.5));
        Same([(0, 0), (12, 0.5), (22, 1)], _arena.Restart(_arena.Of([0, 10, 20], [0, 0.5, 1]), 2));
        Same([(0, 0.5), (5, 0.2), (9, 0.5), (12, 1)], _arena.Restart(_arena.Of([0, 5, 7, 10], [0.5, 0.2, 0.5, 1]), 2));

        // A gap shorter than the start-up is no gap.
        Same([(0, 0), (14, 1)], _arena.Restart(_arena.Of([0, 5, 6, 12], [0, 1, 0, 1]), 2));
    }

    [Fact]
    public void Pools_add_up_and_the_scarcest_input_decides()
    {
        var a = _arena.Of([0, 10], [0, 1]);
        var b = _arena.Of([5, 20], [0.5, 1]);
        Same([(0, 0.5), (5, 0.25), (10, 0.75), (20, 1)], _arena.Pool([a, b], [1, 1], 2));
        Same([(5, 0.5), (10, 1)], _arena.Pool([a, b], [1, 1], 1));
        Same([(0, 0), (10, 0.5), (20, 1)], _arena.Min([a, b]));
        Same([(5, 0.5), (10, 1)], _arena.Max([a, b]));
        Assert.True(_arena.Max([a, StepFunction.One]).IsOne);
    }

    [Fact]
    public void Intervals_shorter_than_the_tolerance_do_not_exist()
    {
        Assert.True(_arena.Outage(5, 5 + 1e-10, 0).IsOne);
        Same([(0, 0), (10, 1)], _arena.Min([_arena.Outage(0, 5, 0), _arena.Outage(5 + 1e-10, 10, 0)]));
    }

    [Fact]
    public void Start_up_times_add_up_and_no_stock_changes_nothing_for_thousands_of_random_functions()
    {
        var random = new Random(12345);
        for (var i = 0; i < 5000; i++)
        {
            _arena.Clear();
            var f = Random(random);
            double a = random.Next(0, 6) * 0.5, b = random.Next(0, 6) * 0.5;
            Assert.True(_arena.Same(_arena.Restart(_arena.Restart(f, a), b), _arena.Restart(f, a + b)));
            Assert.True(_arena.Same(f, _arena.Buffer(f, 0)));

            // RESTART against its definition: the lowest level in the window [t - w, t].
            var restarted = _arena.Restart(f, a);
            for (var t = -0.75; t < 40; t += 0.5)
            {
                var lowest = 1.0;
                for (var s = t - a; s <= t + 1e-12; s += 0.25)
                {
                    lowest = Math.Min(lowest, Level(f, s));
                }

                Assert.Equal(lowest, Level(restarted, t));
            }
        }
    }

    [Theory]
    [InlineData("S18_engine_D5")]
    [InlineData("S18_engine_D12")]
    [InlineData("S18_engine_D40")]
    [InlineData("S18_engine_D100")]
    public void Stock_second_source_and_start_up_together_give_the_worked_example(string example)
    {
        var vector = Vector.Examples[example]!;
        var outage = vector["input"]!["args"]![0]!["R"]!.AsArray();
        var network = new SimulationNetwork(CompanyGraph.Build(DemoReader.Nodes(vector["input"]!["model"]!)));
        var evaluator = new NetworkEvaluator<double, HourClock>(network, default);
        var resource = network.PositionOf[network.Graph.IndexOf("R")];
        evaluator.Evaluate([new Hit<double>(resource, outage[0]![0]!.GetValue<double>(), outage[1]![0]!.GetValue<double>(), outage[0]![1]!.GetValue<double>())], null);
        var f = evaluator[network.PositionOf[network.Graph.IndexOf("A")]];
        Same(vector["capacity"]!.AsArray().Select(p => (p![0]!.GetValue<double>(), p[1]!.GetValue<double>())).ToArray(), f, evaluator.Arena);
        var plan = new ProductPlan(new ProductInput("A") { LossCurve = [new LossStep(null, 1000)] }, 0, 1);
        var outcome = ProductOutcome<double>.Of(default(HourClock), plan, evaluator.Arena.Times(f), evaluator.Arena.Levels(f));
        Assert.Equal(vector["loss"]!.GetValue<double>(), outcome.Loss, 1e-6);
    }

    [Fact]
    public void A_short_outage_with_a_start_up_gives_the_worked_example()
    {
        var expected = Vector.Examples["S19_restart_short_outage"]!["expected"]!;
        NodeInput[] nodes =
        [
            new("R", NodeKind.Resource),
            new("A", NodeKind.Activity) { RestartHours = 0.5m, Requirements = [new RequirementInput(null, [new MemberInput("R")])] },
        ];
        var network = new SimulationNetwork(CompanyGraph.Build(nodes));
        var evaluator = new NetworkEvaluator<double, HourClock>(network, default);
        evaluator.Evaluate([new Hit<double>(network.PositionOf[0], 0, 0.1, 0)], null);
        var f = evaluator[network.PositionOf[1]];
        Same([(expected["capacityZero"]![0]!.GetValue<double>(), 0), (expected["capacityZero"]![1]!.GetValue<double>(), 1)], f, evaluator.Arena);
        var plan = new ProductPlan(new ProductInput("A") { LossCurve = [new LossStep(null, 1000)] }, 0, 1);
        Assert.Equal(expected["loss"]!.GetValue<double>(), ProductOutcome<double>.Of(default(HourClock), plan, evaluator.Arena.Times(f), evaluator.Arena.Levels(f)).Loss, 1e-6);
    }

    [Theory]
    [InlineData(CycleRule.Sum, 8)]
    [InlineData(CycleRule.Max, 5)]
    public void Nodes_that_wait_for_each_other_start_up_as_one_block(CycleRule rule, double blockRestart)
    {
        // S lost 6 hours; A (restart 3) needs S and B; B (restart 5) needs A; C (restart 1) needs B.
        NodeInput[] nodes =
        [
            new("S", NodeKind.Resource),
            new("A", NodeKind.Activity) { RestartHours = 3, Requirements = [Needs("S"), Needs("B")] },
            new("B", NodeKind.Activity) { RestartHours = 5, Requirements = [Needs("A")] },
            new("C", NodeKind.Activity) { RestartHours = 1, Requirements = [Needs("B")] },
        ];
        var network = new SimulationNetwork(CompanyGraph.Build(nodes), rule);
        var evaluator = new NetworkEvaluator<double, HourClock>(network, default);
        for (var again = 0; again < 2; again++)
        {
            evaluator.Evaluate([new Hit<double>(network.PositionOf[0], 0, 6, 0)], null);
            Same([(0, 0), (6, 1)], evaluator[network.PositionOf[0]], evaluator.Arena);
            Same([(0, 0), (6 + blockRestart, 1)], evaluator[network.PositionOf[1]], evaluator.Arena);
            Same([(0, 0), (6 + blockRestart, 1)], evaluator[network.PositionOf[2]], evaluator.Arena);
            Same([(0, 0), (7 + blockRestart, 1)], evaluator[network.PositionOf[3]], evaluator.Arena);
            Assert.False(evaluator.CycleDidNotSettle);
        }

        static RequirementInput Needs(string id) => new(null, [new MemberInput(id)]);
    }

    private StepFunction Random(Random random)
    {
        var times = new List<double>();
        var levels = new List<double>();
        var t = random.Next(0, 4) * 0.5;
        for (var k = random.Next(1, 9); k > 0; k--)
        {
            times.Add(t);
            levels.Add(random.Next(0, 5) * 0.25);
            t += random.Next(1, 6) * 0.5;
        }

        times.Add(t);
        levels.Add(1);
        return _arena.Of([.. times], [.. levels]);
    }

    private double Level(StepFunction f, double t)
    {
        var level = 1.0;
        for (var i = 0; i < f.Length && _arena.Times(f)[i] <= t + 1e-9; i++)
        {
            level = _arena.Levels(f)[i];
        }

        return level;
    }

    private void Same((double Time, double Level)[] expected, StepFunction f) => Same(expected, f, _arena);

    private static void Same((double Time, double Level)[] expected, StepFunction f, StepArena<double, HourClock> arena)
    {
        Assert.Equal(expected.Length, f.Length);
        for (var i = 0; i < f.Length; i++)
        {
            Assert.Equal(expected[i].Time, arena.Times(f)[i], 1e-9);
            Assert.Equal(expected[i].Level, arena.Levels(f)[i], 1e-9);
        }
    }
}
