using System.Text.Json.Nodes;
using Xunit;

namespace MkbZekerheid.Engine.Tests;

public sealed class WorkedExampleTests
{
    public static TheoryData<string> OneNumber => [.. Vector.Examples.Where(x => x.Key.StartsWith("D2", StringComparison.Ordinal)).Select(x => x.Key)];

    private static AchievableRecovery Run(JsonNode example, CycleRule rule = CycleRule.Sum)
    {
        var recovery = new AchievableRecovery(Graph(example), rule);
        var graph = Graph(example);
        recovery.Run(example["input"]!["args"]![0]!.AsObject().Select(x => (graph.IndexOf(x.Key), x.Value!.GetValue<decimal>())));
        return recovery;
    }

    private static CompanyGraph Graph(JsonNode example) => CompanyGraph.Build(DemoReader.Nodes(example["input"]!["model"]!));

    [Theory]
    [MemberData(nameof(OneNumber))]
    public void The_activity_of_each_worked_example_is_back_when_it_should_be(string name)
    {
        var example = Vector.Examples[name]!;
        var recovery = Run(example);
        var a = Graph(example).IndexOf("A");

        if (example["expected"] is JsonArray both)
        {
            Assert.Equal((both[0]!.GetValue<decimal>(), both[1]!.GetValue<decimal>()), (recovery.EndHours(a), recovery.OutageHours(a)));
        }
        else
        {
            Assert.Equal(example.Dec("expected"), recovery.EndHours(a));
        }
    }

    [Theory]
    [InlineData("D3a_cycle", "expectedSum", CycleRule.Sum)]
    [InlineData("D3a_cycle", "expectedMax", CycleRule.Max)]
    [InlineData("D3b_cycle_with_alternative", "expected", CycleRule.Sum)]
    [InlineData("D3c_alternative_ends_too_early", "expected", CycleRule.Sum)]
    [InlineData("D17_buffer_chain", "expectedE", CycleRule.Sum)]
    public void Cycles_and_chains_of_buffers_recover_as_worked_out(string name, string expected, CycleRule rule)
    {
        var example = Vector.Examples[name]!;
        var graph = Graph(example);
        var recovery = Run(example, rule);

        Assert.All(example[expected]!.AsObject(), x => Assert.Equal(x.Value!.GetValue<decimal>(), recovery.EndHours(graph.IndexOf(x.Key))));
        if (example["expectedO"] is { } outages)
        {
            Assert.All(outages.AsObject(), x => Assert.Equal(x.Value!.GetValue<decimal>(), recovery.OutageHours(graph.IndexOf(x.Key))));
        }

        if (example["cycles"] is { } cycles)
        {
            Assert.Equal(cycles.AsArray().Select(c => c!.Strings()), graph.Cycles());
        }
    }

    [Fact]
    public void Required_times_come_from_the_strictest_dependent_and_say_which()
    {
        var example = Vector.Examples["D4_required"]!;
        var graph = Graph(example);
        var required = RequiredRecovery.Of(graph);

        Assert.All(example["expected"]!.AsObject(), x => Assert.Equal(x.Value!.GetValue<decimal>(), required.HoursOf(graph.IndexOf(x.Key))));
        Assert.All(example["source"]!.AsObject(), x => Assert.Equal(x.Value?.GetValue<string>(), required.Explain(graph.IndexOf(x.Key)).Because));
        Assert.Equal(["SRV", "ERP", "PLAN"], required.Explain(graph.IndexOf("SRV")).Chain);
    }

    [Fact]
    public void Two_activities_that_wait_for_each_other_do_not_push_their_times_down()
    {
        var graph = CompanyGraph.Build([
            new("A", NodeKind.Activity) { RtoHours = 24, RestartHours = 10, Requirements = [new(null, [new("B")])] },
            new("B", NodeKind.Activity) { RtoHours = 48, RestartHours = 10, Requirements = [new(null, [new("A")])] }]);
        var required = RequiredRecovery.Of(graph);

        Assert.Equal((24, 24), (required.HoursOf(0), required.HoursOf(1)));
    }

    [Fact]
    public void A_restart_longer_than_its_target_makes_the_requirement_infeasible()
    {
        var graph = CompanyGraph.Build([
            new("R", NodeKind.Resource),
            new("A", NodeKind.Activity) { RtoHours = 2, RestartHours = 5, Requirements = [new(null, [new("R")])] }]);

        Assert.Equal(["R"], RequiredRecovery.Of(graph).Infeasible());
    }

    [Fact]
    public void The_worked_example_has_one_single_point_and_four_pairs()
    {
        var example = Vector.Examples["D5_cutsets"]!;
        var graph = Graph(example);
        var expected = example["expected"]!.AsArray().Select(s => s!.Strings());

        Assert.Equal(expected, CutSets.Of(graph, graph.IndexOf("PR")));
    }

    [Theory]
    [InlineData(3, 2, 2, 3)]
    [InlineData(5, 3, 3, 10)]
    [InlineData(4, 4, 1, 4)]
    public void K_of_n_has_its_number_of_cut_sets(int n, int k, int size, int count)
    {
        var graph = CompanyGraph.Build([
            .. Enumerable.Range(0, n).Select(i => new NodeInput($"X{i}", NodeKind.Resource)),
            new("P", NodeKind.Product) { Requirements = [new(null, [.. Enumerable.Range(0, n).Select(i => new MemberInput($"X{i}"))]) { Mode = RequirementMode.Pool, Needed = k }] }]);
        var sets = CutSets.Of(graph, n);

        Assert.Equal(count, sets.Count);
        Assert.All(sets, s => Assert.Equal(size, s.Count));
    }

    [Fact]
    public void Three_of_five_welders_a_crane_and_four_of_six_stations_give_sixty_percent()
    {
        var graph = CompanyGraph.Build([
            new("welders", NodeKind.Resource) { Count = 5 }, new("crane", NodeKind.Resource), new("stations", NodeKind.Resource) { Count = 6 },
            new("A", NodeKind.Activity) { Requirements = [new(null, [new("welders")]), new(null, [new("crane")]), new(null, [new("stations")])] }]);

        Assert.Equal(0.6, new Capacity(graph).With([3 / 5.0, 1, 4 / 6.0, 1])[3], 12);
    }
}
